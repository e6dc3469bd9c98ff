using AotNet.Generator.Graph;

namespace AotNet.Tests.Ops;

internal static partial class OpCases
{
    private static IEnumerable<OpCase> Logic() =>
    [
        .. Comparison("Equal", (x, y) => x == y),
        .. Comparison("NotEqual", (x, y) => x != y),
        .. Comparison("Less", (x, y) => x < y),
        .. Comparison("LessEqual", (x, y) => x <= y),
        .. Comparison("Greater", (x, y) => x > y),
        .. Comparison("GreaterEqual", (x, y) => x >= y),
        .. OfBools("Equal", (x, y) => x == y),
        .. OfBools("NotEqual", (x, y) => x != y),
        .. OfBools("LogicalAnd", (x, y) => x && y),
        .. OfBools("LogicalOr", (x, y) => x || y),
        .. OfBools("LogicalXor", (x, y) => x ^ y),
        .. from shape in UnaryShapes
           select new OpCase("LogicalNot", Text(shape), [Bools(shape)], default, x => EachElement(x, Element.Bool, v => 1 - v[0])) { Differentiable = false },
        .. from shapes in new int[][][] { [[], [], []], [[5], [5], [5]], [[2, 3], [], []], [[3], [2, 1], [2, 3]], [[2, 1], [1, 3], [1]], [[0], [1], []], [[], [2, 3], [3]] }
           select new OpCase("Where", Text(shapes), [Bools(shapes[0]), Floats(shapes[1]), Floats(shapes[2])], default, x => EachElement(x, x[1].Type, v => v[0] != 0 ? v[1] : v[2])),
        .. Casts(),
    ];

    private static IEnumerable<OpCase> Comparison(string op, Func<double, double, bool> compare) =>
    [
        .. from shapes in BinaryShapes
           select new OpCase(
               op, Text(shapes.A, shapes.B), [new(null, shapes.A, (random, _) => random.Next(-1, 2)), new(null, shapes.B, (random, _) => random.Next(-1, 2))], default,
               x => EachElement(x, Element.Bool, v => compare(v[0], v[1]) ? 1 : 0)) { Differentiable = false },
        new(op, "NaN", [Fixed(null, [3], double.NaN, 1, double.NaN), Fixed(null, [3], 1, double.NaN, double.NaN)], default,
            x => EachElement(x, Element.Bool, v => compare(v[0], v[1]) ? 1 : 0)) { Differentiable = false },
        .. from type in new[] { Element.Int32, Element.Int64, Element.UInt8, Element.Float16 }
           select new OpCase(op, type.ToString(), [Ints([6], 0, 3, type), Ints([6], 0, 3, type)], default, x => EachElement(x, Element.Bool, v => compare(v[0], v[1]) ? 1 : 0))
           {
               Differentiable = false,
           },
    ];

    private static IEnumerable<OpCase> OfBools(string op, Func<bool, bool, bool> function) =>
        from shapes in BinaryShapes
        select new OpCase(op, "bool " + Text(shapes.A, shapes.B), [Bools(shapes.A), Bools(shapes.B)], default, x => EachElement(x, Element.Bool, v => function(v[0] != 0, v[1] != 0) ? 1 : 0))
        {
            Differentiable = false,
        };

    private static IEnumerable<OpCase> Casts()
    {
        Element[] types = Enum.GetValues<Element>();
        foreach (Element from in types)
            foreach (Element to in types)
                yield return new OpCase(
                    "Cast", $"{from} to {to}",
                    [ElementTypes.IsFloating(from) ? new(from, [2, 4], (random, _) => Math.Round(random.NextDouble() * 80) / 8) : from == Element.Bool ? Bools(2, 4) : Ints([2, 4], 0, 5, from)],
                    Attributes.Of(("type", to)),
                    x => EachElement(x, to, v => to == Element.Bool ? (v[0] != 0 ? 1 : 0) : ElementTypes.IsFloating(to) ? v[0] : Math.Truncate(v[0])))
                {
                    Differentiable = ElementTypes.IsFloating(from) && ElementTypes.IsFloating(to),
                };
        yield return new OpCase("Cast", "int wraps to byte", [Fixed(Element.Int32, [4], 255, 256, -1, 1000)], Attributes.Of(("type", Element.UInt8)),
            x => NDArray.Of(Element.UInt8, [4], [255, 0, 255, 232])) { Differentiable = false };
        yield return new OpCase("Cast", "to int cuts towards zero", [Fixed(null, [4], 1.9, -1.9, 0.5, -0.5)], Attributes.Of(("type", Element.Int32)),
            x => NDArray.Of(Element.Int32, [4], [1, -1, 0, 0])) { Differentiable = false };
    }
}

namespace AotNet.Tests.Ops;

internal static partial class OpCases
{
    /// <summary>Integer arithmetic is C#'s: it wraps around, division cuts towards zero, a remainder has the dividend's sign.</summary>
    private static IEnumerable<OpCase> Integers() =>
    [
        .. OfIntegers("Add", (x, y) => unchecked(x + y), (x, y) => unchecked(x + y)),
        .. OfIntegers("Sub", (x, y) => unchecked(x - y), (x, y) => unchecked(x - y)),
        .. OfIntegers("Mul", (x, y) => unchecked(x * y), (x, y) => unchecked(x * y)),
        .. OfIntegers("AddN", (x, y) => unchecked(x + y), (x, y) => unchecked(x + y)),
        .. OfIntegers("Maximum", (x, y) => x > y ? x : y, (x, y) => x > y ? x : y),
        .. OfIntegers("Minimum", (x, y) => x < y ? x : y, (x, y) => x < y ? x : y),
        .. Division("Div", (x, y) => x / y),
        .. Division("Mod", (x, y) => x % y),
        .. OfIntegers("Neg", x => unchecked(-x), x => unchecked(-x)),
        .. OfIntegers("Abs", x => x < 0 ? unchecked(-x) : x, x => x < 0 ? unchecked(-x) : x),
        .. OfIntegers("Sign", x => x > 0 ? 1 : x < 0 ? -1 : 0, x => x > 0 ? 1 : x < 0 ? -1 : 0),
        .. OfIntegers("Square", x => unchecked(x * x), x => unchecked(x * x)),
        .. OfIntegers("Relu", x => x > 0 ? x : 0, x => x > 0 ? x : 0),
        .. OfIntegers("Heaviside", x => x >= 0 ? 1 : 0, x => x >= 0 ? 1 : 0),
        .. OfIntegers("Identity", x => x, x => x),
        .. from type in new[] { Element.Int32, Element.Int64, Element.UInt8, Element.Bool }
           select new OpCase("Where", type.ToString(), [Bools(6), Ints([6], 0, 2, type), Ints([6], 0, 2, type)], default, x => EachElement(x, type, v => v[0] != 0 ? v[1] : v[2]))
           {
               Differentiable = false,
           },
        new("Clip", "int", [Ints([9], -20, 20)], Generator.Graph.Attributes.Of(("minimum", -3.0), ("maximum", 7.0)), x => EachElement(x, Element.Int32, v => v[0] < -3 ? -3 : v[0] > 7 ? 7 : v[0]))
        {
            Differentiable = false,
        },
    ];

    private static IEnumerable<OpCase> OfIntegers(string op, Func<int, int, int> ofInts, Func<long, long, long> ofLongs)
    {
        yield return Whole(op, Element.Int32, [int.MaxValue, int.MinValue, 7, -7, 100000], [1, -1, 3, 3, 100000], (x, y) => ofInts((int)x, (int)y));
        yield return Whole(op, Element.Int64, [long.MaxValue, long.MinValue, 7, -7, 1L << 40], [1, -1, 3, 3, 1L << 40], ofLongs);
        yield return Whole(op, Element.UInt8, [255, 0, 7, 200, 16], [1, 1, 3, 100, 16], (x, y) => (byte)ofInts((int)x, (int)y));
    }

    private static IEnumerable<OpCase> OfIntegers(string op, Func<int, int> ofInts, Func<long, long> ofLongs) =>
    [
        Whole(op, Element.Int32, [int.MaxValue, int.MinValue, 7, -7, 0], null, (x, _) => ofInts((int)x)),
        Whole(op, Element.Int64, [long.MaxValue, long.MinValue, 7, -7, 0], null, (x, _) => ofLongs(x)),
        Whole(op, Element.UInt8, [255, 0, 7, 200, 1], null, (x, _) => (byte)ofInts((int)x)),
    ];

    private static IEnumerable<OpCase> Division(string op, Func<long, long, long> function) =>
    [
        Whole(op, Element.Int32, [7, -7, 7, -7, int.MinValue], [2, 2, -2, -2, 3], function),
        Whole(op, Element.Int64, [7, -7, 7, -7, long.MinValue], [2, 2, -2, -2, 3], function),
        Whole(op, Element.UInt8, [7, 255, 0, 200, 9], [2, 16, 3, 7, 10], function),
    ];

    // Doubles cannot hold the extremes of long: the values stay integers all the way.
    private static OpCase Whole(string op, Element type, long[] x, long[]? y, Func<long, long, long> function) =>
        new(op, type.ToString(), [Longs(type, x), .. y is null ? Array.Empty<OpInput>() : [Longs(type, y)]], default, v =>
        {
            NDArray result = NDArray.Zeros(type, x.Length);
            for (int i = 0; i < x.Length; i++) result.SetLong(i, function(v[0].Long(i), v.Length > 1 ? v[1].Long(i) : 0));
            return result;
        }) { Differentiable = false };

    private static OpInput Longs(Element type, long[] values) => new(type, [values.Length], (_, index) => values[index]) { Exact = values };
}

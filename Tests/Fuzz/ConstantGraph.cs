using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Tests.Fuzz;

/// <summary>A random graph over leaves of known values, which are constants or, with the very same nodes on top, feeds.</summary>
internal sealed class ConstantGraph
{
    private static readonly Element[] Types = [Element.Float32, Element.Float32, Element.Float64, Element.Int32, Element.Int64, Element.UInt8, Element.Bool];

    private static readonly string[] Unary = ["Neg", "Abs", "Sign", "Square", "Relu", "Heaviside"], Floating = ["Sqrt", "Reciprocal", "Floor", "Ceil", "Round", "Tanh"];

    private static readonly string[] Binary = ["Add", "Sub", "Mul", "Maximum", "Minimum", "Div"], Comparisons = ["Less", "LessEqual", "Greater", "GreaterEqual", "Equal", "NotEqual"];

    private readonly Random random;
    private readonly bool fed;
    private readonly GraphBuilder g = new("Folded");
    private readonly List<Value> values = [];
    private readonly List<FeedInfo> feeds = [];

    private ConstantGraph(int seed, bool fed) => (random, this.fed) = (new Random(seed), fed);

    /// <summary>What the feeds are, where there are some.</summary>
    public List<object> Arguments { get; } = [];

    public ModelGraph Graph { get; private set; } = null!;

    public static ConstantGraph Make(int seed, bool fed)
    {
        var made = new ConstantGraph(seed, fed);
        made.Make();
        return made;
    }

    private void Make()
    {
        foreach (Element type in Types)
            foreach (Shape shape in new Shape[] { Shape.Scalar, [random.Next(1, 40)], [random.Next(1, 5), random.Next(1, 70)] })
                values.Add(Leaf(type, shape));
        int leaves = values.Count;
        for (int i = 0; i < 60; i++) Grow();
        FetchResult[] results = [.. values.Skip(leaves).TakeLast(12).Select(value => new FetchResult(value.Id))];
        g.Fetches.Add(new FetchInfo("F", [.. results], [.. feeds], IsTuple: true));
        Graph = g.Build();
    }

    private Value Leaf(Element type, Shape shape)
    {
        TensorType tensor = TensorType.Tensor(type, shape);
        // Halves and quarters too, so that values meet, and zeros of both signs.
        double[] drawn = [.. Enumerable.Range(0, (int)shape.Count.Size).Select(_ => random.Next(4) switch
        {
            0 => random.Next(-4, 5) * 0.25,
            1 => -0.0,
            _ => (float)((random.NextDouble() * 6) - 3),
        })];
        long[] integers = [.. drawn.Select(value => type == Element.Bool ? (value > 0 ? 1L : 0L) : type == Element.UInt8 ? (long)Math.Abs(value * 60) : type == Element.Int32 ? (int)(value * 7e8) : (long)(value * 3e18))];
        bool floating = ElementTypes.IsFloating(type);
        if (!fed) return g.AddTyped(WellKnownOps.Constant, tensor, [], Attributes.Of(("value", floating ? AttributeValue.Floats(drawn) : AttributeValue.Ints(integers))), "Const");

        Array array = type switch
        {
            Element.Float32 => drawn.Select(value => (float)value).ToArray(),
            Element.Float64 => drawn,
            Element.Int32 => integers.Select(value => (int)value).ToArray(),
            Element.Int64 => integers,
            Element.UInt8 => integers.Select(value => (byte)value).ToArray(),
            _ => integers.Select(value => value != 0).ToArray(),
        };
        Arguments.Add(shape.Rank == 0 ? array.GetValue(0)! : array);
        Value leaf = g.Placeholder(tensor, $"X{feeds.Count}");
        feeds.Add(new FeedInfo(leaf.Id, $"x{feeds.Count}"));
        return leaf;
    }

    private Value Pick() => values[random.Next(values.Count)];

    private string Pick(string[] ops) => ops[random.Next(ops.Length)];

    private void Grow()
    {
        Value x = Pick(), y = Pick();
        for (int tries = 0; tries < 20 && y.Element != x.Element; tries++) y = Pick();
        try
        {
            Value? made = random.Next(12) switch
            {
                0 => x.Apply(Pick(Unary)),
                1 => x.Apply(Pick(Floating)),
                2 or 3 => Arithmetic(Pick(Binary), x, y),
                4 => g.Add(Pick(Comparisons), [x, y]),
                5 => x.Element == Element.Bool ? g.Add(Pick(["LogicalAnd", "LogicalOr", "LogicalXor"]), [x, y]) : g.Add("Less", [x, y]).Where(x, y),
                6 => Converted(x, Types[random.Next(Types.Length)]),
                7 or 8 => Reduced(x),
                _ => Moved(x, y),
            };
            if (made is { } value && value.Shape.Count.Size <= 2000) values.Add(value);
        }
        catch (GraphException)
        {
            // The operands do not fit: another try.
        }
    }

    // What does not fit an integer is not defined by C#.
    private Value Converted(Value x, Element to) =>
        (ElementTypes.IsFloating(x.Element) && ElementTypes.IsInteger(to) ? g.Add("Minimum", [x.Apply("Relu"), g.Scalar(200, x.Element)]) : x).Cast(to);

    // An integer division by zero throws.
    private Value Arithmetic(string op, Value x, Value y) => op == "Div" && !ElementTypes.IsFloating(x.Element) ? x + y : g.Add(op, [x, y]);

    private Value? Reduced(Value x)
    {
        if (x.Shape.Rank == 0) return null;
        string op = x.Element == Element.Bool ? Pick(["ReduceAny", "ReduceAll"]) : Pick(["ReduceSum", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceProd"]);
        int[] axes = [.. Enumerable.Range(0, x.Shape.Rank).Where(_ => random.Next(2) == 0)];
        return x.Apply(op, ("axes", AttributeValue.Ints(axes.Length > 0 ? axes : [random.Next(x.Shape.Rank)])), ("keepDims", random.Next(2) == 0));
    }

    private Value? Moved(Value x, Value y) => random.Next(6) switch
    {
        0 when x.Shape.Rank < 3 => x.ExpandDims(random.Next(x.Shape.Rank + 1)),
        1 when x.Shape.Rank == 2 => x.Transpose(1, 0),
        2 when x.Shape.Rank < 3 => x.BroadcastTo(x.Shape.Insert(0, random.Next(1, 4))),
        3 when x.Shape.Rank == 1 && x.Shape[0].Size > 1 => x.Slice([1], [x.Shape[0] - 1]),
        4 when x.Shape.Rank > 0 => x.Apply("Reverse", ("axes", AttributeValue.Ints([random.Next(x.Shape.Rank)]))),
        5 when x.Shape.Rank > 0 => g.Add("Concat", [x, y, x], Attributes.Of(("axis", random.Next(x.Shape.Rank)))),
        _ => null,
    };
}

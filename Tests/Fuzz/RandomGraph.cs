using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Tests.Fuzz;

/// <summary>A random legal graph: placeholders with an open size, variables, some fifty nodes of all kinds, a tuple of results, updates.</summary>
internal sealed class RandomGraph
{
    private readonly Random random;
    private readonly GraphBuilder g;
    private readonly List<Value> values = [];
    private readonly Element type;

    private RandomGraph(int seed)
    {
        random = new Random(seed);
        type = random.Next(2) == 0 ? Element.Float32 : Element.Float64;
        g = new GraphBuilder("Fuzz");
    }

    private static readonly string[] Unary = ["Neg", "Abs", "Tanh", "Relu", "Square", "Sigmoid", "Exp"];

    private static readonly string[] Binary = ["Add", "Sub", "Mul", "Maximum", "Minimum"];

    public static ModelGraph Make(int seed) => new RandomGraph(seed).Make();

    private ModelGraph Make()
    {
        Dim batch = Dim.Symbol("batch");
        int a = Size(), b = Size();
        var x = g.Placeholder(TensorType.Tensor(type, [batch, a]), "X");
        var y = g.Placeholder(TensorType.Tensor(type, [b]), "Y");
        var s = g.Placeholder(TensorType.Tensor(type, Shape.Scalar), "S");
        var initial = g.Fill(0.25, TensorType.Tensor(type, [a, b]));
        var w = g.Variable(initial, "w");
        var v = g.Variable(g.Fill(-0.5, TensorType.Tensor(type, [b])), "v");
        var c = g.Variable(g.Scalar(0.75, type), "c");
        values.AddRange([x, y, s, w, v, c, g.Fill(1.5, TensorType.Tensor(type, [a, b])), x.MatMul(w)]);
        int count = random.Next(10, 50);
        for (int i = 0; i < count; i++) Grow();

        var results = new List<FetchResult>();
        for (int i = 0; i < 4; i++)
            if (Pick() is { Type.IsTensor: true } value) results.Add(new FetchResult(value.Id));
        foreach (Value variable in new[] { w, v, c })
        {
            var fitting = values.Where(value => value.Type == variable.Type && value.Id != variable.Id).ToList();
            // The last result is a group of updates; what they read is the value from before.
            if (fitting.Count > 0 && random.Next(3) > 0) updates.Add(g.Add("Assign", [variable, fitting[random.Next(fitting.Count)]]));
        }
        g.Fetches.Add(new FetchInfo("F", [.. results], [new FeedInfo(x.Id, "x"), new FeedInfo(y.Id, "y"), new FeedInfo(s.Id, "s")], IsTuple: true));
        if (updates.Count > 0)
        {
            Value group = g.Add("Group", updates);
            g.Fetches[0] = g.Fetches[0] with { Results = [.. results, new FetchResult(group.Id)] };
        }
        g.Fetches.Add(new FetchInfo("State", [new FetchResult(w.Id), new FetchResult(v.Id), new FetchResult(c.Id)], [], IsTuple: true));
        return g.Build();
    }

    private readonly List<Value> updates = [];

    private int Size() => new[] { 1, 2, 3, 8, 16, 17, 20 }[random.Next(7)];

    private Value Pick() => values[random.Next(random.Next(2) == 0 ? 0 : Math.Max(0, values.Count - 6), values.Count)];

    private void Grow()
    {
        Value value = Pick();
        try
        {
            Value? next = random.Next(13) switch
            {
                0 or 1 or 2 => Bounded(value.Apply(Unary[random.Next(Unary.Length)])),
                3 or 4 or 5 or 6 => Bounded(g.Add(Binary[random.Next(Binary.Length)], [value, Pick()])),
                7 => Masked(value),
                8 => Product(value),
                9 or 10 => value.Shape.Rank == 0 ? null : Bounded(Reduced(value)),
                11 => Moved(value),
                _ => (value * 1.37).Cast(Element.Int32).Cast(type), // not at 1, where a tanh saturates and the last bit decides
            };
            if (next is { } made) values.Add(made);
        }
        catch (GraphException)
        {
            // The operands do not fit: another try.
        }
    }

    // Values stay small, so that results of different orders of summation stay close.
    private static Value Bounded(Value value) => value.Node.Op is "Square" or "Exp" or "Mul" or "ReduceSum" or "MatMul" ? value.Apply("Tanh") : value;

    private Value Masked(Value value)
    {
        Value condition = g.Add(random.Next(2) == 0 ? "Greater" : "LessEqual", [value, Pick()]);
        if (random.Next(3) == 0) condition = g.Add("LogicalAnd", [condition, g.Add("Less", [value, g.Scalar(0.6, type)])]);
        return random.Next(4) == 0 ? condition.Cast(type) : g.Add("Where", [condition, value, Pick()]);
    }

    private Value? Product(Value value)
    {
        if (value.Shape.Rank < 2) return null;
        Value other = values.Where(item => item.Shape.Rank >= 2).ElementAt(random.Next(values.Count(item => item.Shape.Rank >= 2)));
        return Bounded(value.MatMul(other, random.Next(2) == 0, random.Next(2) == 0));
    }

    private Value Reduced(Value value)
    {
        int[] axes = [.. Enumerable.Range(0, value.Shape.Rank).Where(_ => random.Next(2) == 0)];
        if (axes.Length == 0) axes = [random.Next(value.Shape.Rank)];
        return value.Apply(random.Next(3) == 0 ? "ReduceMax" : "ReduceSum", ("axes", AttributeValue.Ints(axes)), ("keepDims", random.Next(2) == 0));
    }

    private Value? Moved(Value value) => random.Next(4) switch
    {
        0 when value.Shape.Rank is > 0 and < 4 => value.Apply("ExpandDims", ("axis", random.Next(value.Shape.Rank + 1))),
        1 when value.Shape.Rank == 2 => value.Transpose(1, 0),
        2 when value.Shape.Rank is > 0 and < 3 => value.BroadcastTo(value.Shape.Insert(0, 3)),
        3 when value.Shape.Rank > 1 => value.Reshape([value.Shape.Count]),
        _ => null,
    };
}

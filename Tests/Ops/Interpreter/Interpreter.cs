using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Tests.Ops;

/// <summary>
/// The oracle: evaluates a graph one node at a time, each by a plain loop, floating types in double and integers exactly. Slow
/// and as simple as can be. Each op has one rule, in the partial file of its family; an op without one is evaluated by its
/// formula (<see cref="OpDefinition.Expand"/>).
/// </summary>
internal static partial class Interpreter
{
    /// <summary>Computes a node's value.</summary>
    internal delegate NDArray Rule(Operands x);

    /// <summary>A node's evaluated operands.</summary>
    internal sealed record Operands(IrNode Node, NDArray[] Inputs, int[] Shape, Func<Dim, int> Size)
    {
        public NDArray this[int input] => Inputs[input];

        public Attributes Attributes => Node.Attributes;

        public Element Type => Node.Type.Element;

        public NDArray Zeros() => NDArray.Zeros(Type, Shape);
    }

    private static readonly Dictionary<string, Rule> Rules = new Dictionary<string, Rule>[]
    {
        Leaves(), Elementwise(), Reductions(), Losses(), Movement(), LinearAlgebra(), Random(),
    }.SelectMany(family => family).ToDictionary(rule => rule.Key, rule => rule.Value);

    public static bool Knows(string op) => Rules.ContainsKey(op);

    /// <summary>The value of one node.</summary>
    public static NDArray Run(ModelGraph graph, int node, IReadOnlyDictionary<int, NDArray> feeds, IReadOnlyDictionary<string, int>? sizes = null) =>
        Run(graph, [node], feeds, sizes)[0];

    /// <summary>The values of nodes.</summary>
    /// <param name="feeds">By node: placeholders, variables and fed inner nodes.</param>
    /// <param name="sizes">The open sizes, by symbol.</param>
    public static NDArray[] Run(
        ModelGraph graph, IReadOnlyList<int> nodes, IReadOnlyDictionary<int, NDArray> feeds, IReadOnlyDictionary<string, int>? sizes = null)
    {
        var needed = new bool[graph.Nodes.Count];
        foreach (int node in nodes) needed[node] = true;
        for (int id = graph.Nodes.Count - 1; id >= 0; id--)
            if (needed[id] && !feeds.ContainsKey(id))
                foreach (int input in graph.Nodes[id].Inputs) needed[input] = true;

        var values = new NDArray[graph.Nodes.Count];
        for (int id = 0; id < graph.Nodes.Count; id++)
            if (needed[id]) values[id] = feeds.TryGetValue(id, out NDArray? fed) ? fed : Evaluate(graph.Nodes[id], [.. graph.Nodes[id].Inputs.Select(input => values[input])], Size);
        return [.. nodes.Select(node => values[node])];

        int Size(Dim dim) => (int)dim.Substitute(symbol => sizes is not null && sizes.TryGetValue(symbol, out int size) ? size
            : throw new InvalidOperationException($"The size {symbol} is not given.")).Size;
    }

    private static NDArray Evaluate(IrNode node, NDArray[] inputs, Func<Dim, int> size)
    {
        if (!Rules.TryGetValue(node.Op, out Rule? rule)) return EvaluateFormula(node, inputs);
        if (!node.Type.IsTensor) return rule(new Operands(node, inputs, [], size));
        int[] shape = [.. node.Type.Shape.Select(size)];
        NDArray value = rule(new Operands(node, inputs, shape, size));
        if (value.Type != node.Type.Element || !value.Shape.SequenceEqual(shape))
            throw new InvalidOperationException($"{node.Op} gave {value}, the node is {node.Type}.");
        return value;
    }

    private static NDArray EvaluateFormula(IrNode node, NDArray[] inputs)
    {
        // Over the operands' real sizes: the formula's nodes then have sizes of their own.
        var builder = new GraphBuilder("Formula");
        Value[] operands = [.. inputs.Select((input, i) => builder.Placeholder(TypeOf(input), $"x{i}"))];
        Value result = OpRegistry.Get(node.Op).Expand(builder, node with { Inputs = [.. operands.Select(operand => operand.Id)] }, operands)
            ?? throw new NotSupportedException($"The interpreter has no rule for {node.Op}.");
        return Run(builder.Build(), result.Id, operands.ToDictionary(operand => operand.Id, operand => inputs[operand.Id]));
    }

    internal static TensorType TypeOf(NDArray value) => TensorType.Tensor(value.Type, new Shape([.. value.Shape.Select(size => (Dim)size)]));

    private static Dictionary<string, Rule> Leaves() => new()
    {
        ["Constant"] = x => Constant(x),
        ["DimSize"] = x => NDArray.Of(x.Type, [], [x.Size(x.Attributes.Dims("dim")!.Value[0])]),
        ["Assign"] = x => Broadcast(x[1], x.Shape),
    };

    private static NDArray Constant(Operands x)
    {
        NDArray result = x.Zeros();
        double[] floats = x.Attributes["value"] switch
        {
            IntValue value => [value.Value],
            FloatValue value => [value.Value],
            BoolValue value => [value.Value ? 1 : 0],
            _ => [.. x.Attributes.Floats("value")!.Value],
        };
        for (int i = 0; i < result.Count; i++)
            if (!result.IsFloating && x.Attributes.Ints("value") is { } integers) result.SetLong(i, integers[integers.Count == 1 ? 0 : i]);
            else result[i] = floats[floats.Length == 1 ? 0 : i];
        return result;
    }

    private static NDArray Broadcast(NDArray value, int[] shape)
    {
        NDArray result = NDArray.Zeros(value.Type, shape);
        for (int i = 0; i < result.Count; i++) result.Copy(i, value, value.BroadcastIndex(NDArray.Unravel(shape, i)));
        return result;
    }
}

using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops;

internal abstract partial class ElementwiseOp
{
    public sealed override Value? Simplify(GraphBuilder g, Node node, IReadOnlyList<Value> inputs)
    {
        Value[] plain = [.. inputs];
        bool changed = false;
        for (int i = 0; i < plain.Length; i++)
            if (Unrepeated(g, plain[i]) is { } source && Keeps(node.Type, plain, i, source))
            {
                plain[i] = source;
                changed = true;
            }
        if (Simpler(g, node, plain) is { } simpler && simpler.Element == node.Type.Element) return simpler.BroadcastTo(node.Type.Shape);
        return changed ? g.AddTyped(node.Op, node.Type, plain, node.Attributes) : null;
    }

    /// <summary>An equal value by the op's own algebra (its shape may lack repetitions), or null.</summary>
    protected virtual Value? Simpler(GraphBuilder g, Node node, IReadOnlyList<Value> x) => null;

    /// <summary>The one number that a constant is made of, seen through views and repetitions.</summary>
    protected static double? Number(Value value)
    {
        Node node = Source(value).Node;
        return !node.IsConstant ? null : node.Attributes["value"] switch
        {
            FloatValue number => number.Value,
            IntValue number when Math.Abs(number.Value) <= 1L << 52 => number.Value,
            _ => null,
        };
    }

    private static Value Source(Value value)
    {
        while (value.Node.Op == "BroadcastTo" || OpRegistry.Get(value.Node.Op).IsView) value = new Value(value.Graph, value.Node.Inputs[0]);
        return value;
    }

    // The loops repeat an operand for nothing; a repeated copy costs memory.
    private static Value? Unrepeated(GraphBuilder g, Value value)
    {
        if (value.Shape.Rank > 0 && Source(value).Node is { IsConstant: true } constant && constant.Attributes["value"] is IntValue or FloatValue or BoolValue)
            return g.AddTyped(WellKnownOps.Constant, TensorType.Tensor(value.Element, Shapes.Shape.Scalar), [], Source(value).Node.Attributes, "Const");
        return value.Node.Op == "BroadcastTo" ? new Value(g, value.Node.Inputs[0]) : null;
    }

    private static bool Keeps(TensorType type, Value[] operands, int index, Value replacement)
    {
        Shape? shape = replacement.Shape;
        for (int i = 0; i < operands.Length && shape is not null; i++)
            if (i != index) shape = Broadcasting.Broadcast(shape.Value, operands[i].Shape, out _);
        return shape == type.Shape;
    }
}

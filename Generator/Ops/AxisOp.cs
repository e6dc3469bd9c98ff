using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops;

/// <summary>
/// An op along one axis, attribute "axis". Where its routine works on contiguous rows alone, it is expanded along any other axis to
/// the op between two transpositions.
/// </summary>
internal abstract class AxisOp : KernelOp
{
    /// <summary>The axis when the attribute is absent.</summary>
    protected virtual int DefaultAxis => -1;

    /// <summary>Whether the result lacks the axis.</summary>
    protected virtual bool Reduces => false;

    /// <summary>Whether there is a routine for the other axes too.</summary>
    protected virtual bool TakesAnyAxis => false;

    public override bool AcceptsRowStride => true;

    public sealed override bool HasOwnGradient => true;

    protected abstract bool Accepts(ElementType type);

    protected virtual ElementType ResultElement(OpCall call) => call.Element(0);

    public sealed override TensorType InferType(OpCall call)
    {
        call.RequireElement(0, Accepts);
        call.RequireRank(0, 1);
        int axis = call.Axis(DefaultAxis);
        return TensorType.Tensor(ResultElement(call), Reduces ? call.Shape(0).Without(axis) : call.Shape(0));
    }

    public sealed override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs)
    {
        Value x = inputs[0];
        int axis = Axis(node, x.Shape), last = x.Shape.Rank - 1;
        if (axis == last || TakesAnyAxis) return null;
        int[] permutation = [.. Enumerable.Range(0, last + 1).Where(other => other != axis), axis];
        Value y = g.Add(Name, [x.Transpose(permutation)], node.Attributes.With("axis", -1));
        if (Reduces) return y;
        var back = new int[last + 1];
        for (int i = 0; i <= last; i++) back[permutation[i]] = i;
        return y.Transpose(back);
    }

    protected int Axis(Node node, Shape shape) => shape.NormalizeAxis(node.Attributes.Int("axis", DefaultAxis))!.Value;

    /// <summary>The routine's row arguments: how many rows there are, and how long each is.</summary>
    protected static (string Rows, string Columns) Rows(KernelCall k)
    {
        Shape x = k.InTypes[0].Shape;
        return (k.Size(x.Outer(x.Rank - 1)), k.Size(x[x.Rank - 1]));
    }
}

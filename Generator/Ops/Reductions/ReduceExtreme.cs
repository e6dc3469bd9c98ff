using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>The largest or smallest element along axes; NaN if one is NaN.</summary>
internal abstract class ReduceExtreme : ReductionOp
{
    public sealed override Saves Saves => Saves.Inputs | Saves.Output;

    public sealed override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        // Equal extremes share the gradient equally, as in TensorFlow.
        Value x = inputs[0], y = output.Restore(x, node.Attributes), isExtreme = x.Compare("Equal", y);
        Value share = dy.Restore(x, node.Attributes) / isExtreme.Cast(x.Element).Reduce("ReduceSum", node.Attributes, keepDims: true);
        return [isExtreme.Where(share, g.Scalar(0, x.Element))];
    }
}

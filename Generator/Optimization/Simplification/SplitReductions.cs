using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization.Simplification;

/// <summary>
/// Turns a reduction along axes that are not neighbours into several: the last group of axes first. A reduction along no axis,
/// or along axes of one element, is a view of its input.
/// </summary>
internal sealed class SplitReductions : GraphPass
{
    protected override Value? Rewrite(GraphBuilder g, Node node, Value[] inputs)
    {
        if (OpRegistry.Get(node.Op) is not ReductionOp) return null;
        Shape shape = inputs[0].Shape;
        var axes = ReductionOp.Axes(node.Op, shape, node.Attributes).Where(axis => shape[axis] != 1).ToList();
        if (axes.Count == 0) return inputs[0].Reshape(node.Type.Shape);

        Value value = inputs[0];
        for (int end = axes.Count; end > 0;)
        {
            // Axes of size one between two reduced axes separate nothing.
            int start = end - 1;
            while (start > 0 && Enumerable.Range(axes[start - 1] + 1, axes[start] - axes[start - 1] - 1).All(axis => shape[axis] == 1)) start--;
            // Rows of a padded buffer are not one run of memory: the last axis goes first, by itself.
            if (start < end - 1 && axes[end - 1] == shape.Rank - 1 && Rows.MayPad(inputs[0].Type)) start = end - 1;
            bool only = start == 0 && end == axes.Count;
            if (only) return null;
            value = g.Add(node.Op, [value], Attributes.Of(("axes", AttributeValue.Ints(axes.GetRange(start, end - start))), ("keepDims", true)));
            end = start;
        }
        return value.Reshape(node.Type.Shape);
    }
}

using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>The elements in reverse order along attribute "axes", or along all.</summary>
internal sealed class Reverse : StridedOp
{
    public override string Name => "Reverse";

    public override string OnnxName => "none: Slice with steps of -1";

    public override TensorType InferType(OpCall call)
    {
        call.Axes(call.Shape(0));
        return call[0];
    }

    public override IndexMap? Map(Attributes attributes, Shape from, Shape to)
    {
        Dim[] strides = IndexMap.DenseStrides(from);
        Dim offset = 0;
        var axes = (attributes.Ints("axes") ?? attributes.Ints("axis"))?.Select(axis => from.NormalizeAxis(axis)!.Value).Distinct() ?? Enumerable.Range(0, from.Rank);
        foreach (int axis in axes)
        {
            offset += (from[axis] - 1) * strides[axis];
            strides[axis] = 0 - strides[axis];
        }
        return new IndexMap(offset, strides.ToEquatableArray());
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [g.Add(Name, [dy], node.Attributes)];
}

using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>Repeats along missing axes and axes of size 1 until the value has attribute "shape".</summary>
internal sealed class BroadcastTo : StridedOp
{
    public override string Name => "BroadcastTo";

    public override string OnnxName => "Expand";

    public override TensorType InferType(OpCall call)
    {
        Shape to = call.RequireDims("shape");
        return Broadcasting.CanBroadcastTo(call.Shape(0), to) ? TensorType.Tensor(call.Element(0), to)
            : throw new GraphException("AOTN2028", call.Shape(0).ToDisplayString(), to.ToDisplayString());
    }

    public override IndexMap? Map(Attributes attributes, Shape from, Shape to)
    {
        Dim[] strides = IndexMap.DenseStrides(from);
        int missing = to.Rank - from.Rank;
        return new IndexMap(0, to.Select((_, axis) => axis < missing || from[axis - missing] == 1 ? 0 : strides[axis - missing]).ToEquatableArray());
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [dy.SumTo(inputs[0].Shape)];

    /// <summary>One that only adds axes of size 1 is a view.</summary>
    public override Value? Simplify(GraphBuilder g, Node node, IReadOnlyList<Value> inputs) =>
        Broadcasting.RepeatedAxes(inputs[0].Shape, node.Type.Shape).All(axis => node.Type.Shape[axis] == 1) ? inputs[0].Reshape(node.Type.Shape) : null;
}

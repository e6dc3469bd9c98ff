using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>
/// The tensor at position "index" of attribute "axis", without the axis. A call of Unstack in construction code makes one
/// node a position.
/// </summary>
internal sealed class Unstack : OpDefinition
{
    public override string Name => "Unstack";

    public override string OnnxName => "none: Gather by a constant";

    public override TensorType InferType(OpCall call)
    {
        call.RequireRank(0, 1);
        Shape shape = call.Shape(0);
        int axis = call.Axis();
        if (!shape[axis].IsKnown) throw new GraphException("AOTN2023", Name, ShapeRules.Text(axis), shape.ToDisplayString());
        long index = call.Attributes.Int("index", 0);
        if (index < 0 || index >= shape[axis].Size)
            throw new GraphException("AOTN2026", Name, "1", ShapeRules.Text(index), ShapeRules.Text(axis), shape.ToDisplayString());
        return TensorType.Tensor(call.Element(0), shape.Without(axis));
    }

    public override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs)
    {
        Shape shape = inputs[0].Shape;
        int axis = shape.NormalizeAxis(node.Attributes.Int("axis", 0))!.Value;
        Dim index = Dim.Known(node.Attributes.Int("index", 0));
        return inputs[0].Slice(new Shape(shape.Select((_, i) => i == axis ? index : 0).ToEquatableArray()), shape.With(axis, 1)).Reshape(node.Type.Shape);
    }
}

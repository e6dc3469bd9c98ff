using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>The sums of the diagonals of matrices: [..., M, N] to [...].</summary>
internal sealed class Trace : OpDefinition
{
    public override string Name => "Trace";

    public override string OnnxName => "none: Mul with EyeLike, then ReduceSum";

    public override TensorType InferType(OpCall call)
    {
        call.RequireRank(0, 2);
        call.RequireElement(0, ElementTypes.IsNumber);
        return TensorType.Tensor(call.Element(0), new Shape(call.Shape(0).Take(call.Shape(0).Rank - 2).ToEquatableArray()));
    }

    public override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs) => inputs[0].Apply("DiagPart").Sum([node.Type.Shape.Rank]);
}

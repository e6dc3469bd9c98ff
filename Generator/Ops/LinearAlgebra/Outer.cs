using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.LinearAlgebra;

/// <summary>All products of an element of the one vector and one of the other: [M] and [N] to [M, N].</summary>
internal sealed class Outer : OpDefinition
{
    public override string Name => "Outer";

    public override string OnnxName => "none: Unsqueeze, then Mul";

    public override TensorType InferType(OpCall call)
    {
        call.RequireSameElements();
        call.RequireElement(0, ElementTypes.IsNumber);
        for (int i = 0; i < 2; i++)
        {
            call.RequireRank(i, 1);
            if (call.Shape(i).Rank > 1) throw call.Invalid($"operand {i} is {call.Shape(i).ToDisplayString()}, not a vector");
        }
        return TensorType.Tensor(call.Element(0), [call.Shape(0)[0], call.Shape(1)[0]]);
    }

    public override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs) => inputs[0].ExpandDims(1) * inputs[1].ExpandDims(0);
}

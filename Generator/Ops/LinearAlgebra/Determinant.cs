using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.LinearAlgebra;

/// <summary>The determinants of matrices: [..., N, N] to [...].</summary>
/// <remarks>Its gradient needs the inverse: of a singular matrix there is a determinant, but no gradient.</remarks>
internal sealed class Determinant : KernelOp
{
    public override string Name => "Determinant";

    public override string OnnxName => "Det";

    public override Saves Saves => Saves.Inputs | Saves.Output;

    public override TensorType InferType(OpCall call)
    {
        call.RequireElement(0, ShapeRules.IsFloatOrDouble);
        call.RequireSquare(0);
        return TensorType.Tensor(call.Element(0), new Shape(call.Shape(0).Take(call.Shape(0).Rank - 2).ToEquatableArray()));
    }

    // Jacobi's formula: dx = dy · y · x⁻ᵀ.
    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        int rank = output.Shape.Rank;
        return [(dy * output).ExpandDims(rank).ExpandDims(rank) * inputs[0].Apply("MatrixInverse").TransposeMatrix()];
    }

    public override string Call(KernelCall k) => $"Determinant.Run({k.In[0]}, {k.Out}, {k.Squares(k.InTypes[0].Shape)})";
}

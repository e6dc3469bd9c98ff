using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.LinearAlgebra;

/// <summary>
/// Lower triangular L with L·Lᵀ = x, for symmetric positive definite matrices of shape [..., N, N]; only the lower half of x is
/// read. Another matrix is an exception when it runs.
/// </summary>
internal sealed class Cholesky : KernelOp
{
    public override string Name => "Cholesky";

    public override string OnnxName => "none: no such op";

    public override Saves Saves => Saves.Output;

    public override TensorType InferType(OpCall call)
    {
        call.RequireElement(0, ShapeRules.IsFloatOrDouble);
        call.RequireSquare(0);
        return call[0];
    }

    /// <remarks>
    /// Murray (2016), "Differentiation of the Cholesky decomposition", equation 10: with P = Φ(Lᵀ·dL), Φ taking the lower triangle
    /// with half the diagonal, S = L⁻ᵀ·P·L⁻¹ is the gradient by x for symmetric changes. What the upper half of it says of an
    /// element goes to the lower one, as only that is read: Φ(S + Sᵀ).
    /// </remarks>
    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        Value inverse = output.Apply("MatrixInverse");
        Value p = HalvedLower(output.MatMul(dy.Apply("Trilu", ("upper", false)), transposeA: true));
        Value s = inverse.MatMul(p, transposeA: true).MatMul(inverse);
        return [HalvedLower(s + s.TransposeMatrix())];
    }

    public override string Call(KernelCall k) => $"Cholesky.Run({k.Label}, {k.In[0]}, {k.Out}, {k.Squares(k.OutType.Shape)})";

    private static Value HalvedLower(Value x) => x.Apply("Trilu", ("upper", false)) - 0.5 * x.Apply("DiagPart").Apply("Diag");
}

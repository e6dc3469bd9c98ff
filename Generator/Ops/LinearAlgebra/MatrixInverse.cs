using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.LinearAlgebra;

/// <summary>The inverse of each matrix of shape [..., N, N], by LU decomposition with partial pivoting in double precision.</summary>
/// <remarks>A singular matrix is an <see cref="InvalidOperationException"/> when it runs.</remarks>
internal sealed class MatrixInverse : KernelOp
{
    public override string Name => "MatrixInverse";

    public override string OnnxName => "none: Inverse exists in com.microsoft only";

    public override Saves Saves => Saves.Output;

    public override TensorType InferType(OpCall call)
    {
        call.RequireElement(0, ShapeRules.IsFloatOrDouble);
        call.RequireSquare(0);
        return call[0];
    }

    // y·x = 1, so dy·x + y·dx = 0.
    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [-output.MatMul(dy, transposeA: true).MatMul(output, transposeB: true)];

    public override string Call(KernelCall k) => $"MatrixInverse.Run({k.Label}, {k.In[0]}, {k.Out}, {k.Squares(k.OutType.Shape)})";
}

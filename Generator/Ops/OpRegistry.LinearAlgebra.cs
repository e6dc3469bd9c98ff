using AotNet.Generator.Ops.LinearAlgebra;

namespace AotNet.Generator.Ops;

internal static partial class OpRegistry
{
    private static OpDefinition[] LinearAlgebra() =>
    [
        new Cholesky(),
        new Determinant(),
        new Einsum(),
        new MatMul(),
        new MatrixInverse(),
        new Outer(),
        new Solve(),
        new Trilu(),
    ];
}

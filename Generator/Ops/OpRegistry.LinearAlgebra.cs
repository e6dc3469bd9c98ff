using AotNet.Generator.Ops.LinearAlgebra;

namespace AotNet.Generator.Ops;

internal static partial class OpRegistry
{
    private static OpDefinition[] LinearAlgebra() =>
    [
        new MatMul(),
        new MatrixInverse(),
    ];
}

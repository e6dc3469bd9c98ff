using AotNet.Generator.Ops.Random;

namespace AotNet.Generator.Ops;

internal static partial class OpRegistry
{
    private static OpDefinition[] Random() =>
    [
        new RandomNormal(),
        new RandomUniform(),
        new TruncatedNormal(),
    ];
}

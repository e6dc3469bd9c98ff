using AotNet.Generator.Ops.Random;

namespace AotNet.Generator.Ops;

internal static partial class OpRegistry
{
    private static OpDefinition[] Random() =>
    [
        new Dropout(),
        new DropoutMask(),
        new RandomNormal(),
        new RandomPermutation(),
        new RandomShuffle(),
        new RandomUniform(),
        new TruncatedNormal(),
    ];
}

using AotNet.Generator.Ops.Movement;

namespace AotNet.Generator.Ops;

internal static partial class OpRegistry
{
    private static OpDefinition[] Movement() =>
    [
        new BroadcastTo(),
        new Concat(),
        new ExpandDims(),
        new Pad(),
        new Reshape(),
        new Slice(),
        new Squeeze(),
        new Transpose(),
    ];
}

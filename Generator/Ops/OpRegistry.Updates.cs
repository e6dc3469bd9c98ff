using AotNet.Generator.Ops.Updates;

namespace AotNet.Generator.Ops;

internal static partial class OpRegistry
{
    private static OpDefinition[] Updates() =>
    [
        new Assign(),
        new Group(),
    ];
}

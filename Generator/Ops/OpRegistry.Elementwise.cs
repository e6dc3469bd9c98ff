using AotNet.Generator.Ops.Elementwise;

namespace AotNet.Generator.Ops;

internal static partial class OpRegistry
{
    private static OpDefinition[] Elementwise() =>
    [
        new Add(),
        new Tanh(),
    ];
}

namespace AotNet.Generator.Ops;

internal static partial class OpRegistry
{
    private static OpDefinition[] Random() =>
    [

    ];
}

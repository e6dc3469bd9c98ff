using AotNet.Generator.Ops.Movement;

namespace AotNet.Generator.Ops;

internal static partial class OpRegistry
{
    private static OpDefinition[] Movement() =>
    [
        new BroadcastTo(),
        new Concat(),
        new Diag(),
        new DiagPart(),
        new ExpandDims(),
        new Eye(),
        new Gather(),
        new Linspace(),
        new OneHot(),
        new Pad(),
        new Range(),
        new Reshape(),
        new Reverse(),
        new ScatterAdd(),
        new ShapeOf(),
        new Slice(),
        new Split(),
        new Squeeze(),
        new Stack(),
        new Tile(),
        new TopK(),
        new TopKIndices(),
        new Trace(),
        new Transpose(),
        new Unstack(),
    ];
}

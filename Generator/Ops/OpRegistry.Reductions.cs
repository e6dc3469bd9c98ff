using AotNet.Generator.Ops.Reductions;

namespace AotNet.Generator.Ops;

internal static partial class OpRegistry
{
    private static OpDefinition[] Reductions() =>
    [
        new ArgMax(),
        new ArgMin(),
        new CumSum(),
        new Norm(),
        new ReduceAll(),
        new ReduceAny(),
        new ReduceLogSumExp(),
        new ReduceMax(),
        new ReduceMean(),
        new ReduceMin(),
        new ReduceProd(),
        new ReduceSum(),
        new Variance(),
    ];
}

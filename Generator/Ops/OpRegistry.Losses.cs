using AotNet.Generator.Ops.Losses;

namespace AotNet.Generator.Ops;

internal static partial class OpRegistry
{
    private static OpDefinition[] Losses() =>
    [
        new HingeLoss(),
        new HuberLoss(),
        new InTopK(),
        new L1Loss(),
        new L2Loss(),
        new LogLoss(),
        new LogSoftmax(),
        new MeanAbsoluteError(),
        new MeanSquaredError(),
        new SigmoidCrossEntropyWithLogits(),
        new Softmax(),
        new SoftmaxCrossEntropyWithLogits(),
        new SparseSoftmaxCrossEntropyGradient(),
        new SparseSoftmaxCrossEntropyWithLogits(),
    ];
}

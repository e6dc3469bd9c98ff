namespace AotNet;

/// <summary>Follow the regularized leader, which gives sparse weights.</summary>
/// <remarks>Slots <c>Ftrl</c> (accumulator) and <c>Ftrl_1</c> (linear) (McMahan et al. 2013, algorithm 1).</remarks>
public sealed class FtrlOptimizer : Optimizer
{
    /// <param name="learningRate">The step's length.</param>
    /// <param name="learningRatePower">The power of the accumulator, at most 0.</param>
    /// <param name="initialAccumulator">The accumulator's first value.</param>
    /// <param name="l1">L1 regularization.</param>
    /// <param name="l2">L2 regularization.</param>
    public FtrlOptimizer(
        Hyperparameter learningRate, double learningRatePower = -0.5, double initialAccumulator = 0.1,
        double l1 = 0, double l2 = 0) => throw Construction.Only();
}

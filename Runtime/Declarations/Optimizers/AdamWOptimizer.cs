namespace AotNet;

/// <summary>Adam with decoupled weight decay: as Adam, then w -= learningRate · weightDecay · w, with w from before the step.</summary>
/// <remarks>Slots <c>AdamW</c>, <c>AdamW_1</c>, and the scalars <c>beta1_correction</c> and <c>beta2_correction</c> (1 - βᵗ) (Loshchilov and Hutter 2019).</remarks>
public sealed class AdamWOptimizer : Optimizer
{
    /// <param name="learningRate">The step's length.</param>
    /// <param name="weightDecay">The part of a weight that is taken off a step, times the learning rate.</param>
    /// <param name="beta1">What is kept of the mean.</param>
    /// <param name="beta2">What is kept of the mean square.</param>
    /// <param name="epsilon">Added to the root.</param>
    public AdamWOptimizer(
        Hyperparameter learningRate, double weightDecay = 0.01, double beta1 = 0.9,
        double beta2 = 0.999, double epsilon = 1e-8) => throw Construction.Only();
}

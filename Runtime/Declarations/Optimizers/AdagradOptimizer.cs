namespace AotNet;

/// <summary>Adagrad: a += g²; w -= learningRate · g / √a.</summary>
/// <remarks>Slot <c>Adagrad</c> (Duchi et al. 2011).</remarks>
public sealed class AdagradOptimizer : Optimizer
{
    /// <param name="learningRate">The step's length.</param>
    /// <param name="initialAccumulator">The accumulator's first value.</param>
    public AdagradOptimizer(Hyperparameter learningRate, double initialAccumulator = 0.1) => throw Construction.Only();
}

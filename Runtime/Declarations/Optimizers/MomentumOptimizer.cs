namespace AotNet;

/// <summary>Gradient descent with momentum: a = momentum · a + g; w -= learningRate · a.</summary>
/// <remarks>Slot <c>Momentum</c>, from zero (Polyak 1964).</remarks>
public sealed class MomentumOptimizer : Optimizer
{
    /// <param name="learningRate">The step's length.</param>
    /// <param name="momentum">What is kept of the last step, from 0 to 1.</param>
    /// <param name="nesterov">Nesterov's form as TensorFlow has it: w -= learningRate · (g + momentum · a) (Sutskever et al. 2013).</param>
    public MomentumOptimizer(Hyperparameter learningRate, Hyperparameter momentum, bool nesterov = false) => throw Construction.Only();
}

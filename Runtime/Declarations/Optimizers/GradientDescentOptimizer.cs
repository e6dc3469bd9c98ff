namespace AotNet;

/// <summary>Plain gradient descent: w -= learningRate · g.</summary>
/// <remarks>No slots.</remarks>
public sealed class GradientDescentOptimizer : Optimizer
{
    /// <param name="learningRate">The step's length.</param>
    public GradientDescentOptimizer(Hyperparameter learningRate) => throw Construction.Only();
}

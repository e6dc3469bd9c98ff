namespace AotNet;

/// <summary>RMSProp: s = decay · s + (1 - decay) · g²; m = momentum · m + learningRate · g / √(s + epsilon); w -= m.</summary>
/// <remarks>Slots, as in TensorFlow: <c>RMSProp</c> (from one), where centered the mean gradient, then the momentum: <c>RMSProp_1</c>, <c>RMSProp_2</c> (Hinton 2012, lecture 6e).</remarks>
public sealed class RmsPropOptimizer : Optimizer
{
    /// <param name="learningRate">The step's length.</param>
    /// <param name="decay">What is kept of the mean square.</param>
    /// <param name="momentum">What is kept of the last step.</param>
    /// <param name="epsilon">Added below the root.</param>
    /// <param name="centered">Subtracts the square of the mean gradient from the mean square.</param>
    public RmsPropOptimizer(
        Hyperparameter learningRate, double decay = 0.9, double momentum = 0,
        double epsilon = 1e-10, bool centered = false) => throw Construction.Only();
}

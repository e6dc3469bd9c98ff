namespace AotNet;

/// <summary>Adam: m = β1 · m + (1 - β1) · g; v = β2 · v + (1 - β2) · g²; w -= learningRate · √(1 - β2ᵗ) / (1 - β1ᵗ) · m / (√v + epsilon).</summary>
/// <remarks>Slots <c>Adam</c> (m) and <c>Adam_1</c> (v) from zero, and the scalars <c>beta1_correction</c> and <c>beta2_correction</c> (1 - βᵗ) (Kingma and Ba 2015).</remarks>
public sealed class AdamOptimizer : Optimizer
{
    /// <param name="learningRate">The step's length.</param>
    /// <param name="beta1">What is kept of the mean.</param>
    /// <param name="beta2">What is kept of the mean square.</param>
    /// <param name="epsilon">Added to the root: TensorFlow's epsilon, which is ε̂ of the paper.</param>
    public AdamOptimizer(
        Hyperparameter learningRate, double beta1 = 0.9, double beta2 = 0.999,
        double epsilon = 1e-8) => throw Construction.Only();
}

namespace AotNet;

/// <summary>Declares a whole classifier: dense hidden layers, softmax over the classes, trained by mini-batches on cross entropy.</summary>
/// <remarks>
/// <code>
/// [DnnClassifier(Features = 784, HiddenUnits = [300, 100], Classes = 10)]
/// partial class Digits;
///
/// // generated
/// partial class Digits : ClassifierBase
/// {
///     public Digits(ClassifierOptions? options = null);
///     // from the base: Fit, Predict, PredictProbabilities, Evaluate, Dispose
/// }
/// </code>
/// Hidden layers are He-initialized; the optimizer is Adagrad with learning rate 0.05 unless told otherwise.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DnnClassifierAttribute : DnnAttribute
{
    /// <summary>The number of classes; labels are 0 to Classes - 1.</summary>
    public int Classes { get; set; } = 2;
}

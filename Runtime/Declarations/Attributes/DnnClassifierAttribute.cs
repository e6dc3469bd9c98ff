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
public sealed class DnnClassifierAttribute : Attribute
{
    /// <summary>Numbers in one row of features.</summary>
    public int Features { get; set; }

    /// <summary>The widths of the hidden layers.</summary>
    public int[] HiddenUnits { get; set; } = [];

    /// <summary>The number of classes; labels are 0 to Classes - 1.</summary>
    public int Classes { get; set; } = 2;

    /// <summary>The activation of the hidden layers.</summary>
    public Activation Activation { get; set; } = Activation.Relu;

    /// <summary>The optimizer.</summary>
    public OptimizerKind Optimizer { get; set; } = OptimizerKind.Adagrad;

    /// <summary>The probability, from 0 to 1, with which a hidden unit is left out of a training step.</summary>
    public double Dropout { get; set; }

    /// <summary>Whether each hidden layer is normalized over its batch.</summary>
    public bool BatchNormalization { get; set; }

    /// <summary>The weight of the sum of the absolute values of all kernels in the loss.</summary>
    public double L1 { get; set; }

    /// <summary>The weight of half the sum of the squares of all kernels in the loss.</summary>
    public double L2 { get; set; }
}

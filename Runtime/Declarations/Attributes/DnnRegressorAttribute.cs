namespace AotNet;

/// <summary>Declares a whole regressor: dense hidden layers and linear outputs, trained by mini-batches on the mean squared error.</summary>
/// <remarks>
/// <code>
/// [DnnRegressor(Features = 8, HiddenUnits = [64, 32])]
/// partial class Prices;
///
/// // generated
/// partial class Prices : RegressorBase
/// {
///     public Prices(RegressorOptions? options = null);
///     // from the base: Fit, Predict, Evaluate, Dispose
/// }
/// </code>
/// Hidden layers are He-initialized; the optimizer is Adagrad with learning rate 0.05 unless told otherwise.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DnnRegressorAttribute : Attribute
{
    /// <summary>Numbers in one row of features.</summary>
    public int Features { get; set; }

    /// <summary>The widths of the hidden layers.</summary>
    public int[] HiddenUnits { get; set; } = [];

    /// <summary>Numbers in one row of targets.</summary>
    public int Outputs { get; set; } = 1;

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

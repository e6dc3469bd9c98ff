namespace AotNet;

/// <summary>What <see cref="DnnClassifierAttribute"/> and <see cref="DnnRegressorAttribute"/> both say of a network of dense layers.</summary>
public abstract class DnnAttribute : Attribute
{
    private protected DnnAttribute()
    {
    }

    /// <summary>Numbers in one row of features.</summary>
    public int Features { get; set; }

    /// <summary>The widths of the hidden layers.</summary>
    public int[] HiddenUnits { get; set; } = [];

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

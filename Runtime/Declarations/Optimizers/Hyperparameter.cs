namespace AotNet;

/// <summary>A setting of an optimizer: a number, or a scalar tensor, such as a placeholder or a schedule.</summary>
/// <remarks>It is converted to the element type of the variable that is updated.</remarks>
public readonly struct Hyperparameter
{
    public static implicit operator Hyperparameter(float value) => throw Construction.Only();

    public static implicit operator Hyperparameter(double value) => throw Construction.Only();

    public static implicit operator Hyperparameter(Tensor<float> value) => throw Construction.Only();

    public static implicit operator Hyperparameter(Tensor<double> value) => throw Construction.Only();

    public static implicit operator Hyperparameter(Tensor<Half> value) => throw Construction.Only();
}

namespace AotNet;

/// <summary>The activations that attributes can name; in construction code use the methods of <see cref="Op"/>.</summary>
public enum Activation
{
    Relu,
    Identity,
    Relu6,
    LeakyRelu,
    Elu,
    Selu,
    Gelu,
    Swish,
    Softplus,
    Softsign,
    Tanh,
    Sigmoid,
}

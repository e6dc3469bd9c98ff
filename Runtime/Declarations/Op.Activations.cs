namespace AotNet;

// Each has an overload of one parameter, so that its name alone converts to Func<Tensor<T>, Tensor<T>>.
public static partial class Op
{
    /// <summary>The hyperbolic tangent, from -1 to 1.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy · (1 - y²). ONNX: Tanh. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Tanh<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Tanh{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Tanh<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>1 / (1 + e^-x), from 0 to 1.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>On the CPU 0 instead of a denormal number. Gradient: dx = dy · y · (1 - y). ONNX: Sigmoid. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Sigmoid<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Sigmoid{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Sigmoid<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>log(1 + e^x), without overflow.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy · sigmoid(x). ONNX: Softplus. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Softplus<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Softplus{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Softplus<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x / (1 + |x|), from -1 to 1.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy / (1 + |x|)². ONNX: Softsign. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Softsign<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Softsign{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Softsign<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>max(x, 0): the rectified linear unit.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy where x &gt; 0, else 0. ONNX: Relu. AOTN2010 for bool.</remarks>
    public static Tensor<T> Relu<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Relu{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Relu<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>min(max(x, 0), 6).</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy where 0 &lt; x &lt; 6, else 0. ONNX: Clip. AOTN2010 for bool.</remarks>
    public static Tensor<T> Relu6<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Relu6{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Relu6<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x where x &gt; 0, else alpha · x, with alpha 0.2.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>
    /// Gradient: dx = dy where x &gt; 0, else alpha · dy. ONNX: LeakyRelu. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> LeakyRelu<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="LeakyRelu{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> LeakyRelu<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="LeakyRelu{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="alpha">The slope below zero.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> LeakyRelu<T>(Tensor<T> x, double alpha, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x where x &gt; 0, else alpha · (e^x - 1), with alpha 1 (Clevert et al. 2016).</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>
    /// Gradient: dx = dy where x &gt; 0, else dy · (y + alpha). ONNX: Elu. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> Elu<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Elu{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Elu<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Elu{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="alpha">Minus the limit below zero.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Elu<T>(Tensor<T> x, double alpha, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The scaled ELU, 1.0507 · elu(x, 1.6733), which keeps mean 0 and variance 1 (Klambauer et al. 2017).</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>
    /// Gradient: dx = dy · 1.0507 where x &gt; 0, else dy · (y + 1.7581). ONNX: Selu. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> Selu<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Selu{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Selu<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x · Φ(x), with the normal distribution's Φ by erf (Hendrycks and Gimpel 2016).</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy · (Φ(x) + x · φ(x)). ONNX: Gelu. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Gelu<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Gelu{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Gelu<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x · sigmoid(x), also called SiLU (Ramachandran et al. 2017).</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>
    /// Gradient: dx = dy · (y + sigmoid(x) · (1 - y)). ONNX: none: Sigmoid, then Mul. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> Swish<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Swish{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Swish<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>1 where x ≥ 0, else 0: the threshold of a neuron.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: zero: constant between its steps. ONNX: none: GreaterOrEqual, then Cast. AOTN2010 for bool.</remarks>
    public static Tensor<T> Heaviside<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Heaviside{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Heaviside<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();
}

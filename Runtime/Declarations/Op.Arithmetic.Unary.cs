namespace AotNet;

public static partial class Op
{
    /// <summary>-x, element by element.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = -dy. ONNX: Neg. AOTN2010 for bool.</remarks>
    public static Tensor<T> Neg<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Neg{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Neg<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>|x|, element by element. Of int.MinValue it is int.MinValue.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy · sign(x), 0 at 0. ONNX: Abs. AOTN2010 for bool.</remarks>
    public static Tensor<T> Abs<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Abs{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Abs<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>-1, 0 or 1; NaN of NaN.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: zero: constant between its steps. ONNX: Sign. AOTN2010 for bool.</remarks>
    public static Tensor<T> Sign<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Sign{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Sign<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x · x, element by element.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = 2 · x · dy. ONNX: Mul. AOTN2010 for bool.</remarks>
    public static Tensor<T> Square<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Square{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Square<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>1 / x, element by element.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = -dy · y². ONNX: Reciprocal. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Reciprocal<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Reciprocal{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Reciprocal<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>√x, element by element; NaN below zero.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy / (2 · y). ONNX: Sqrt. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Sqrt<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Sqrt{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Sqrt<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>1 / √x, element by element.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>
    /// Gradient: dx = -dy · y³ / 2. ONNX: none: Sqrt, then Reciprocal. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> Rsqrt<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Rsqrt{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Rsqrt<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>e to the x, element by element.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>On the CPU 0 instead of a denormal number. Gradient: dx = dy · y. ONNX: Exp. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Exp<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Exp{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Exp<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>e to the x, less one, exact near zero.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy · (y + 1). ONNX: none: Exp, then Sub. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Expm1<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Expm1{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Expm1<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The natural logarithm; -∞ of zero, NaN below.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy / x. ONNX: Log. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Log<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Log{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Log<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The natural logarithm of 1 + x, exact near zero.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy / (1 + x). ONNX: none: Add, then Log. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Log1p<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Log1p{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Log1p<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The largest whole number not above x.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: zero: constant between its steps. ONNX: Floor. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Floor<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Floor{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Floor<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The smallest whole number not below x.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: zero: constant between its steps. ONNX: Ceil. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Ceil<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Ceil{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Ceil<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The nearest whole number, halves to even.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: zero: constant between its steps. ONNX: Round. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Round<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Round{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Round<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The error function, 2/√π times the integral of e^(-t²) from 0 to x.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy · 2/√π · e^(-x²). ONNX: Erf. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Erf<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Erf{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Erf<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();
}

namespace AotNet;

public static partial class Op
{
    /// <summary>The sine of radians.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy · cos x. ONNX: Sin. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Sin<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Sin{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Sin<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The cosine of radians.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = -dy · sin x. ONNX: Cos. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Cos<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Cos{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Cos<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The tangent of radians.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy · (1 + y²). ONNX: Tan. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Tan<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Tan{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Tan<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The angle in radians, from -π/2 to π/2, whose sine is x.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy / √(1 - x²). ONNX: Asin. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Asin<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Asin{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Asin<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The angle in radians, from 0 to π, whose cosine is x.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = -dy / √(1 - x²). ONNX: Acos. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Acos<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Acos{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Acos<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The angle in radians, from -π/2 to π/2, whose tangent is x.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy / (1 + x²). ONNX: Atan. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Atan<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Atan{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Atan<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The hyperbolic sine.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy · cosh x. ONNX: Sinh. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Sinh<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Sinh{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Sinh<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The hyperbolic cosine.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy · sinh x. ONNX: Cosh. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Cosh<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Cosh{T}(Tensor{T})"/>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Cosh<T>(Tensor<T> x, string? name)
        where T : unmanaged => throw Construction.Only();
}

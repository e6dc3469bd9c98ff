namespace AotNet;

public static partial class Op
{
    /// <summary>A scalar constant.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>A scalar.</returns>
    /// <remarks>Gradient: none: it has no input. ONNX: Constant.</remarks>
    public static Tensor<T> Constant<T>(T value, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A constant vector.</summary>
    /// <param name="values">The values.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [N].</returns>
    /// <remarks>Gradient: none: it has no input. ONNX: Constant.</remarks>
    public static Tensor<T> Constant<T>(ReadOnlySpan<T> values, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Constant{T}(ReadOnlySpan{T}, string?)"/>
    public static Tensor<T> Constant<T>(T[] values, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A constant of any shape from its elements in row-major order.</summary>
    /// <param name="values">As many as the shape has, or one, which fills it.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>That shape.</returns>
    /// <remarks>Gradient: none: it has no input. ONNX: Constant. AOTN1013 when the numbers of elements differ.</remarks>
    public static Tensor<T> Constant<T>(ReadOnlySpan<T> values, int[] shape, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A constant matrix.</summary>
    /// <param name="values">The rows.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [rows, columns].</returns>
    /// <remarks>Gradient: none: it has no input. ONNX: Constant.</remarks>
    public static Tensor<T> Constant<T>(T[,] values, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A constant matrix from its rows: <c>Constant([[1f, 2f], [3f, 4f]])</c>.</summary>
    /// <param name="rows">Rows of one length.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [rows, columns].</returns>
    /// <remarks>Gradient: none: it has no input. ONNX: Constant. AOTN1013 when the rows' lengths differ.</remarks>
    public static Tensor<T> Constant<T>(ReadOnlySpan<T[]> rows, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A constant of rank 3.</summary>
    /// <param name="values">The values.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The array's shape.</returns>
    /// <remarks>Gradient: none: it has no input. ONNX: Constant.</remarks>
    public static Tensor<T> Constant<T>(T[,,] values, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A tensor of 0 everywhere (of bool: false).</summary>
    /// <param name="shape">The sizes; none for a scalar.</param>
    /// <returns>That shape.</returns>
    /// <remarks>Gradient: none: it has no input. ONNX: ConstantOfShape.</remarks>
    public static Tensor<T> Zeros<T>(params int[] shape)
        where T : unmanaged => throw Construction.Only();

    /// <summary>0 everywhere, in the shape of another tensor.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: none: it does not depend on the elements of x. ONNX: ConstantOfShape.</remarks>
    public static Tensor<T> ZerosLike<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A tensor of 1 everywhere (of bool: true).</summary>
    /// <param name="shape">The sizes; none for a scalar.</param>
    /// <returns>That shape.</returns>
    /// <remarks>Gradient: none: it has no input. ONNX: ConstantOfShape.</remarks>
    public static Tensor<T> Ones<T>(params int[] shape)
        where T : unmanaged => throw Construction.Only();

    /// <summary>1 everywhere, in the shape of another tensor.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: none: it does not depend on the elements of x. ONNX: ConstantOfShape.</remarks>
    public static Tensor<T> OnesLike<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>One value everywhere.</summary>
    /// <param name="shape">The sizes; none for a scalar.</param>
    /// <param name="value">The value.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>That shape.</returns>
    /// <remarks>Gradient: none: it has no input. ONNX: ConstantOfShape.</remarks>
    public static Tensor<T> Fill<T>(int[] shape, T value, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>0, 1, 2, … up to a limit.</summary>
    /// <param name="limit">The first number that is not in it.</param>
    /// <returns>Shape [N].</returns>
    /// <remarks>Gradient: none: it has no input. ONNX: Range.</remarks>
    public static Tensor<T> Range<T>(T limit)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Numbers at equal distances.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="limit">Where to stop: it is not in it.</param>
    /// <param name="delta">The distance, not 0; 1 when left out.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [⌈(limit - start) / delta⌉].</returns>
    /// <remarks>Gradient: none: it has no input. ONNX: Range. AOTN2029 when delta is 0.</remarks>
    public static Tensor<T> Range<T>(T start, T limit, T? delta = null, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A number of values at equal distances from start to stop, both in it.</summary>
    /// <param name="start">The first value.</param>
    /// <param name="stop">The last value.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [count].</returns>
    /// <remarks>
    /// Gradient: none: it has no input. ONNX: none: Range, Mul, Add. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> Linspace<T>(T start, T stop, int count, string? name = null)
        where T : unmanaged => throw Construction.Only();
}

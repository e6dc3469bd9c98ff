namespace AotNet;

public static partial class Op
{
    /// <summary>The gradient of the sum of y by x: a node like any other, so that gradients of gradients are second derivatives.</summary>
    /// <param name="y">Any shape, a floating type.</param>
    /// <param name="x">What to differentiate by: a variable, a placeholder or any inner node.</param>
    /// <param name="dy">What to weigh the elements of y with; 1 when null.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>AOTN4001 when y depends on x through an op that has no gradient only; zero where it does not depend on x.</remarks>
    public static Tensor<TX> Gradients<TY, TX>(Tensor<TY> y, Tensor<TX> x, Tensor<TY>? dy = null)
        where TY : unmanaged
        where TX : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Gradients{TY, TX}(Tensor{TY}, Tensor{TX}, Tensor{TY}?)"/>
    /// <param name="y">Any shape, a floating type.</param>
    /// <param name="xs">What to differentiate by, one gradient each.</param>
    /// <param name="dy">What to weigh the elements of y with; 1 when null.</param>
    public static Tensor<TX>[] Gradients<TY, TX>(Tensor<TY> y, IEnumerable<Tensor<TX>> xs, Tensor<TY>? dy = null)
        where TY : unmanaged
        where TX : unmanaged => throw Construction.Only();

    /// <summary>x scaled down to a Euclidean norm where it is longer.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="norm">The greatest norm of the result.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>
    /// Gradient: that of its formula. ONNX: none: ReduceL2, Div, Mul. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> ClipByNorm<T>(Tensor<T> x, double norm, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The Euclidean norm of all tensors together.</summary>
    /// <param name="inputs">At least one tensor, of any shapes.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>A scalar.</returns>
    /// <remarks>
    /// Gradient: that of its formula. ONNX: none: ReduceSumSquare, Sum, Sqrt. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> GlobalNorm<T>(IEnumerable<Tensor<T>> inputs, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Tensors scaled down by one factor, so that their norm together is at most this (Pascanu et al. 2013).</summary>
    /// <param name="inputs">At least one tensor, of any shapes.</param>
    /// <param name="norm">The greatest norm of all together.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The tensors, in order.</returns>
    /// <remarks>
    /// Gradient: that of its formula. ONNX: none: ReduceSumSquare, Sum, Sqrt, Mul. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T>[] ClipByGlobalNorm<T>(IEnumerable<Tensor<T>> inputs, double norm, string? name = null)
        where T : unmanaged => throw Construction.Only();
}

namespace AotNet;

public static partial class Op
{
    /// <summary>x + y. Integers wrap around.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: dx = dy, summed over broadcast axes. ONNX: Add. AOTN2002 when the shapes do not broadcast, AOTN2011 when the element
    /// types differ.
    /// </remarks>
    public static Tensor<T> Add<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x - y. Integers wrap around.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: dx = dy, the other -dy, summed over broadcast axes. ONNX: Sub. AOTN2002 when the shapes do not broadcast, AOTN2011
    /// when the element types differ.
    /// </remarks>
    public static Tensor<T> Sub<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x · y. Integers wrap around.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: each takes dy times the other, summed over broadcast axes. ONNX: Mul. AOTN2002 when the shapes do not broadcast,
    /// AOTN2011 when the element types differ.
    /// </remarks>
    public static Tensor<T> Mul<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x / y; of integers C#'s, toward zero, and DivideByZeroException at run time.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: dx = dy / y, the other -dy · x / y², summed over broadcast axes; none for integers. ONNX: Div. AOTN2002 when the
    /// shapes do not broadcast, AOTN2011 when the element types differ.
    /// </remarks>
    public static Tensor<T> Div<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x % y: C#'s remainder, with the sign of x.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: dx = dy, the other -dy · truncate(x / y), summed over broadcast axes. ONNX: Mod with fmod = 1. AOTN2002 when the
    /// shapes do not broadcast, AOTN2011 when the element types differ.
    /// </remarks>
    public static Tensor<T> Mod<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x to the power y.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: dx = dy · y · x^(y - 1), the other dy · result · log x (0 where x = 0), summed over broadcast axes. ONNX: Pow.
    /// AOTN2002 when the shapes do not broadcast, AOTN2011 when the element types differ.
    /// </remarks>
    public static Tensor<T> Pow<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x · y + z, rounded once.</summary>
    /// <param name="x">Any shape, a floating element type.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="z">A shape that broadcasts with theirs, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: dx = dy · y, the second's dy · x, the third's dy, summed over broadcast axes. ONNX: none, Add of Mul. AOTN2002 when
    /// the shapes do not broadcast, AOTN2010 for integers and bool, AOTN2011 when the element types differ.
    /// </remarks>
    public static Tensor<T> FusedMultiplyAdd<T>(Tensor<T> x, Tensor<T> y, Tensor<T> z, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The smaller one; NaN if either is NaN.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: dy goes to the smaller, to x where equal, summed over broadcast axes. ONNX: Min. AOTN2002 when the shapes do not
    /// broadcast, AOTN2011 when the element types differ.
    /// </remarks>
    public static Tensor<T> Minimum<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The larger one; NaN if either is NaN.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: dy goes to the larger, to x where equal, summed over broadcast axes. ONNX: Max. AOTN2002 when the shapes do not
    /// broadcast, AOTN2011 when the element types differ.
    /// </remarks>
    public static Tensor<T> Maximum<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x with its elements brought between two bounds.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="minimum">The lower bound.</param>
    /// <param name="maximum">The upper bound, at least <paramref name="minimum"/>.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy where minimum ≤ x ≤ maximum, else 0. ONNX: Clip. AOTN2010 for bool.</remarks>
    public static Tensor<T> Clip<T>(Tensor<T> x, double minimum, double maximum, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The sum of tensors of one shape, in one node.</summary>
    /// <param name="inputs">At least one tensor, all of one shape.</param>
    /// <returns>The shape of the inputs.</returns>
    /// <remarks>Gradient: dy to each. ONNX: Sum. AOTN2002 when the shapes differ.</remarks>
    public static Tensor<T> AddN<T>(params Tensor<T>[] inputs)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="AddN{T}(Tensor{T}[])"/>
    /// <param name="inputs">At least one tensor, all of one shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> AddN<T>(IEnumerable<Tensor<T>> inputs, string? name = null)
        where T : unmanaged => throw Construction.Only();
}

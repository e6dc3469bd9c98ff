namespace AotNet;

public static partial class Op
{
    /// <summary>Whether x equals y, element by element; NaN equals nothing.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: none: its values are truth values. ONNX: Equal. AOTN2002 when the shapes do not broadcast, AOTN2011 when the element
    /// types differ.
    /// </remarks>
    public static Tensor<bool> Equal<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Whether x differs from y; NaN differs from all.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: none: its values are truth values. ONNX: none: Equal, then Not. AOTN2002 when the shapes do not broadcast, AOTN2011
    /// when the element types differ.
    /// </remarks>
    public static Tensor<bool> NotEqual<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Whether x &lt; y.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: none: its values are truth values. ONNX: Less. AOTN2002 when the shapes do not broadcast, AOTN2011 when the element
    /// types differ.
    /// </remarks>
    public static Tensor<bool> Less<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Whether x ≤ y.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: none: its values are truth values. ONNX: LessOrEqual. AOTN2002 when the shapes do not broadcast, AOTN2011 when the
    /// element types differ.
    /// </remarks>
    public static Tensor<bool> LessEqual<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Whether x &gt; y.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: none: its values are truth values. ONNX: Greater. AOTN2002 when the shapes do not broadcast, AOTN2011 when the element
    /// types differ.
    /// </remarks>
    public static Tensor<bool> Greater<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Whether x ≥ y.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: none: its values are truth values. ONNX: GreaterOrEqual. AOTN2002 when the shapes do not broadcast, AOTN2011 when the
    /// element types differ.
    /// </remarks>
    public static Tensor<bool> GreaterEqual<T>(Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Whether both hold.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>Gradient: none. ONNX: And. AOTN2002 when the shapes do not broadcast.</remarks>
    public static Tensor<bool> And(Tensor<bool> x, Tensor<bool> y, string? name = null) => throw Construction.Only();

    /// <summary>Whether at least one holds.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>Gradient: none. ONNX: Or. AOTN2002 when the shapes do not broadcast.</remarks>
    public static Tensor<bool> Or(Tensor<bool> x, Tensor<bool> y, string? name = null) => throw Construction.Only();

    /// <summary>Whether exactly one holds.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>Gradient: none. ONNX: Xor. AOTN2002 when the shapes do not broadcast.</remarks>
    public static Tensor<bool> Xor(Tensor<bool> x, Tensor<bool> y, string? name = null) => throw Construction.Only();

    /// <summary>Whether x does not hold.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: none. ONNX: Not.</remarks>
    public static Tensor<bool> Not(Tensor<bool> x, string? name = null) => throw Construction.Only();

    /// <summary>x where the condition holds, else y.</summary>
    /// <param name="condition">A shape that broadcasts with the others'.</param>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with <paramref name="x"/>'s, same element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The broadcast shape.</returns>
    /// <remarks>
    /// Gradient: dx = dy where the condition holds, else 0; the other way round for y. ONNX: Where. AOTN2002 when the shapes do not
    /// broadcast, AOTN2011 when the element types differ.
    /// </remarks>
    public static Tensor<T> Where<T>(Tensor<bool> condition, Tensor<T> x, Tensor<T> y, string? name = null)
        where T : unmanaged => throw Construction.Only();
}

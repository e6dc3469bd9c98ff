namespace AotNet;

/// <summary>A node that yields a tensor of <typeparamref name="T"/>: what models are made of.</summary>
/// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="Half"/>, <see cref="int"/>, <see cref="long"/>, <see cref="byte"/> or <see cref="bool"/>.</typeparam>
/// <remarks>
/// A description, not an array: it has a type and a shape, and no values. Results of a session are
/// <c>System.Numerics.Tensors.Tensor&lt;T&gt;</c>. Operators broadcast as in NumPy; both operands have one element type.
/// </remarks>
public sealed partial class Tensor<T> : Node
    where T : unmanaged
{
    private Tensor()
    {
    }

    /// <summary>The sizes of the axes.</summary>
    public TensorShape Shape => throw Construction.Only();

    /// <summary>The number of axes; 0 for a scalar.</summary>
    public int Rank => throw Construction.Only();

    /// <summary>A part of the tensor: one index or range an axis, from the first axis on; axes not named are kept whole.</summary>
    /// <param name="indices">An index removes its axis (<c>x[0]</c>), a range keeps it (<c>x[1..3]</c>, <c>x[.., ^1]</c>).</param>
    /// <remarks>Gradient: dy in its place, zero elsewhere. ONNX: Slice. AOTN2006 when there are more indices than axes, AOTN2026 when out of range.</remarks>
    public Tensor<T> this[params TensorIndex[] indices] => throw Construction.Only();

    /// <summary>A scalar constant: what makes <c>x + 2f</c> and <c>Maximum(z, 0)</c> work.</summary>
    public static implicit operator Tensor<T>(T value) => throw Construction.Only();
}

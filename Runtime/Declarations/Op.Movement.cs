namespace AotNet;

public static partial class Op
{
    /// <summary>The same elements in row-major order under another shape.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="shape">The new sizes; one of them may be -1, which is worked out from the others.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The new shape.</returns>
    /// <remarks>Gradient: dy in the old shape. ONNX: Reshape. AOTN2021 when the numbers of elements differ, AOTN2022 when -1 cannot be worked out.</remarks>
    public static Tensor<T> Reshape<T>(Tensor<T> x, int[] shape, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The axes in another order.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="permutation">The old axis of each new one; the axes reversed when null.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The permuted shape.</returns>
    /// <remarks>Gradient: dy permuted back. ONNX: Transpose. AOTN2024 when it is no permutation.</remarks>
    public static Tensor<T> Transpose<T>(Tensor<T> x, int[]? permutation = null, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>One more axis of size 1.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">Where the new axis comes to stand, from -rank - 1 to rank.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape with the new axis.</returns>
    /// <remarks>Gradient: dy without the axis. ONNX: Unsqueeze. AOTN2006 when the axis is out of range.</remarks>
    public static Tensor<T> ExpandDims<T>(Tensor<T> x, int axis, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Without axes of size 1.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes to remove, each of size 1; all of size 1 when null.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape without the axes.</returns>
    /// <remarks>
    /// Gradient: dy with the axes. ONNX: Squeeze. AOTN2006 when an axis is out of range, AOTN2025 when its size is not 1.
    /// </remarks>
    public static Tensor<T> Squeeze<T>(Tensor<T> x, int[]? axes = null, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Squeeze{T}(Tensor{T}, int[], string?)"/>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis to remove, of size 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Squeeze<T>(Tensor<T> x, int axis, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Tensors one after another along an axis.</summary>
    /// <param name="inputs">At least one tensor; sizes equal but for the axis.</param>
    /// <param name="axis">The axis, from -rank to rank - 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The sizes along the axis added up.</returns>
    /// <remarks>Gradient: each takes its part of dy. ONNX: Concat. AOTN2020 when other sizes differ.</remarks>
    public static Tensor<T> Concat<T>(IEnumerable<Tensor<T>> inputs, int axis, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Tensors of one shape side by side along a new axis.</summary>
    /// <param name="inputs">At least one tensor, all of one shape.</param>
    /// <param name="axis">Where the new axis comes to stand.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>One more axis, of the number of inputs.</returns>
    /// <remarks>Gradient: each takes its part of dy. ONNX: none: Unsqueeze, Concat. AOTN2029 when the shapes differ.</remarks>
    public static Tensor<T> Stack<T>(IEnumerable<Tensor<T>> inputs, int axis = 0, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A tensor cut into equal parts along an axis.</summary>
    /// <param name="x">At least one axis.</param>
    /// <param name="parts">The number of parts, a divisor of the axis's size.</param>
    /// <param name="axis">The axis, from -rank to rank - 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The parts, in order.</returns>
    /// <remarks>
    /// Gradient: the parts' gradients put together. ONNX: Split. AOTN2030 when the size is no multiple of the number.
    /// </remarks>
    public static Tensor<T>[] Split<T>(Tensor<T> x, int parts, int axis = 0, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A tensor cut into parts of given sizes along an axis.</summary>
    /// <param name="x">At least one axis.</param>
    /// <param name="sizes">The sizes of the parts, which add up to the axis's.</param>
    /// <param name="axis">The axis, from -rank to rank - 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The parts, in order.</returns>
    /// <remarks>Gradient: the parts' gradients put together. ONNX: Split. AOTN2030 when the sizes do not add up.</remarks>
    public static Tensor<T>[] Split<T>(Tensor<T> x, int[] sizes, int axis = 0, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The slices along an axis, without it: the inverse of <see cref="Stack{T}"/>.</summary>
    /// <param name="x">At least one axis, whose size is known.</param>
    /// <param name="axis">The axis, from -rank to rank - 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>As many tensors as the axis is long.</returns>
    /// <remarks>
    /// Gradient: the slices' gradients put together. ONNX: none: Split, Squeeze. AOTN2006 when the axis is out of range, AOTN2023 when it is open.
    /// </remarks>
    public static Tensor<T>[] Unstack<T>(Tensor<T> x, int axis = 0, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A box out of a tensor; <c>x[1..3, ..]</c> is the same with C#'s ranges.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="begin">The first index along each axis.</param>
    /// <param name="size">The size along each axis; -1 for all that is left.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The sizes of the box.</returns>
    /// <remarks>Gradient: dy in its place, zero elsewhere. ONNX: Slice. AOTN2026 when it does not lie within x.</remarks>
    public static Tensor<T> Slice<T>(Tensor<T> x, int[] begin, int[] size, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A tensor with a border.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="paddings">Two numbers an axis: how many elements to put before and after it.</param>
    /// <param name="value">What the border is filled with.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Each size with its border.</returns>
    /// <remarks>Gradient: dy without the border. ONNX: Pad. AOTN2029 when the numbers are not two an axis.</remarks>
    public static Tensor<T> Pad<T>(Tensor<T> x, int[] paddings, double value = 0, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A tensor repeated along its axes.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="multiples">How often, one number an axis.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Each size times its number.</returns>
    /// <remarks>Gradient: dy summed over the repetitions. ONNX: Tile. AOTN2029 when the numbers are not one an axis.</remarks>
    public static Tensor<T> Tile<T>(Tensor<T> x, int[] multiples, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The slices of x at given indices along an axis. An index out of range is an <see cref="ArgumentOutOfRangeException"/> in the run.</summary>
    /// <param name="x">At least one axis.</param>
    /// <param name="indices">Any shape, <see cref="int"/>, from 0 to the axis's size - 1.</param>
    /// <param name="axis">The axis, from -rank to rank - 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of x with the axis replaced by the shape of the indices.</returns>
    /// <remarks>Gradient: dy added up at the indices. ONNX: Gather. AOTN2006 when the axis is out of range.</remarks>
    public static Tensor<T> Gather<T>(Tensor<T> x, Tensor<int> indices, int axis = 0, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>x with slices added at given indices along its first axis; equal indices add up, in order.</summary>
    /// <param name="x">Shape [N, ...].</param>
    /// <param name="indices">Shape [K], <see cref="int"/>, from 0 to N - 1.</param>
    /// <param name="updates">Shape [K, ...].</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of x.</returns>
    /// <remarks>
    /// Gradient: dx = dy; dupdates = dy gathered at the indices. ONNX: ScatterND with reduction add. AOTN2029 when the shapes do not
    /// fit.
    /// </remarks>
    public static Tensor<T> ScatterAdd<T>(Tensor<T> x, Tensor<int> indices, Tensor<T> updates, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>1 at the index, 0 elsewhere, along a new last axis; all 0 for an index out of range.</summary>
    /// <param name="indices">Any shape.</param>
    /// <param name="depth">The size of the new axis.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of the indices, then depth.</returns>
    /// <remarks>Gradient: none: an index is an integer. ONNX: OneHot.</remarks>
    public static Tensor<T> OneHot<T>(Tensor<int> indices, int depth, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The elements in reverse order along axes.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes to turn round; all of them when null.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dy reversed. ONNX: none: Slice with step -1. AOTN2006 when an axis is out of range.</remarks>
    public static Tensor<T> Reverse<T>(Tensor<T> x, int[]? axes = null, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A tensor repeated along axes of size 1 and new leading axes, as NumPy broadcasts.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="shape">The shape to reach.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>That shape.</returns>
    /// <remarks>Gradient: dy summed over the repetitions. ONNX: Expand. AOTN2028 when it does not expand to it.</remarks>
    public static Tensor<T> BroadcastTo<T>(Tensor<T> x, int[] shape, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The tensor itself, as a node of its own, with a name of its own.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy. ONNX: Identity.</remarks>
    public static Tensor<T> Identity<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The tensor itself, as a constant to derivatives.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: none, which is its purpose. ONNX: Identity.</remarks>
    public static Tensor<T> StopGradient<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The sizes of a tensor's axes as a tensor; in construction code <c>x.Shape</c> is usually what is wanted.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [rank].</returns>
    /// <remarks>Gradient: none: sizes are integers. ONNX: Shape.</remarks>
    public static Tensor<int> Shape(Node x, string? name = null) => throw Construction.Only();

    /// <summary>Each element in another type: floats to integers toward zero, to bool whether it is not zero, from bool 0 or 1.</summary>
    /// <typeparam name="T">The new element type.</typeparam>
    /// <param name="x">Any shape and element type.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy in the type of x between floating types, else none. ONNX: Cast.</remarks>
    public static Tensor<T> Cast<T>(Node x, string? name = null)
        where T : unmanaged => throw Construction.Only();
}

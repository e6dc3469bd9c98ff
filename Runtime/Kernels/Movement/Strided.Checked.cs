namespace AotNet.Kernels;

// What depends on open sizes and so cannot be checked when the model is built.
public static unsafe partial class Strided
{
    /// <summary>A dense box of <paramref name="x"/>: along each axis <c>size</c> elements from <c>begin</c> on, every <c>step</c>th.</summary>
    /// <exception cref="InvalidOperationException">The box is not inside; it names the node, the axis and the sizes.</exception>
    public static void Slice<T>(
        string node, T* x, T* y, ReadOnlySpan<nint> shape, ReadOnlySpan<nint> begin, ReadOnlySpan<nint> size, ReadOnlySpan<nint> step)
        where T : unmanaged
    {
        nint* strides = stackalloc nint[shape.Length];
        DenseStrides(shape, strides);
        nint offset = 0;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            nint last = size[axis] == 0 ? begin[axis] : begin[axis] + (size[axis] - 1) * step[axis] + 1;
            if (begin[axis] < 0 || size[axis] < 0 || last > shape[axis])
                throw new InvalidOperationException(
                    $"Slice '{node}': {size[axis]} elements from {begin[axis]} on are out of range for axis {axis} of size {shape[axis]}.");
            offset += begin[axis] * strides[axis];
            strides[axis] *= step[axis];
        }
        Read(x, y, offset, size, new ReadOnlySpan<nint>(strides, shape.Length));
    }

    /// <summary>Paddings are not negative: else the slice whose gradient this is was out of range.</summary>
    /// <exception cref="InvalidOperationException"/>
    public static void RequirePaddings(string node, ReadOnlySpan<nint> paddings)
    {
        for (int i = 0; i < paddings.Length; i++)
            if (paddings[i] < 0) throw new InvalidOperationException($"Pad '{node}': the slice is out of range for axis {i / 2} by {-paddings[i]}.");
    }
}

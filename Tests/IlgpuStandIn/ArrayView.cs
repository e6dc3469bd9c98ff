using ILGPU.Runtime;

namespace ILGPU;

/// <summary>Part of a buffer on the device. Every access is checked.</summary>
public readonly unsafe struct ArrayView<T>
    where T : unmanaged
{
    private readonly T* data;

    internal ArrayView(T* data, long length)
    {
        this.data = data;
        Length = length;
    }

    public long Length { get; }

    public int IntLength => checked((int)Length);

    public long LengthInBytes => Length * sizeof(T);

    public bool IsValid => data != null;

    public ref T this[int index] => ref this[(long)index];

    public ref T this[long index]
    {
        get
        {
            if ((ulong)index >= (ulong)Length) throw new IndexOutOfRangeException($"Index {index} in a view of {Length} elements.");
            return ref data[index];
        }
    }

    public ArrayView<T> SubView(int index, int subViewLength) => SubView(index, (long)subViewLength);

    public ArrayView<T> SubView(long index, long subViewLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(subViewLength);
        if (Length > 0) ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length); // of an empty part too, as in ILGPU
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index + subViewLength, Length);
        return new ArrayView<T>(data + index, subViewLength);
    }

    public ArrayView<TOther> Cast<TOther>()
        where TOther : unmanaged => new((TOther*)data, LengthInBytes / sizeof(TOther));

    internal Span<T> AsSpan() => new(data, IntLength);

    public static implicit operator ArrayView1D<T, Stride1D.Dense>(ArrayView<T> view) => new(view);

    public static implicit operator ArrayView<T>(ArrayView1D<T, Stride1D.Dense> view) => view.BaseView;
}

/// <summary>How elements of one dimension follow each other.</summary>
public static class Stride1D
{
    /// <summary>Without gaps.</summary>
    public readonly struct Dense;
}

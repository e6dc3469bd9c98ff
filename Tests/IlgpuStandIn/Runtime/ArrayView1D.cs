namespace ILGPU.Runtime;

/// <summary>A view in one dimension with a stride; here only the dense one.</summary>
public readonly struct ArrayView1D<T, TStride>
    where T : unmanaged
    where TStride : struct
{
    internal ArrayView1D(ArrayView<T> view) => BaseView = view;

    public ArrayView<T> BaseView { get; }

    public long Length => BaseView.Length;

    public int IntLength => BaseView.IntLength;

    public ref T this[Index1D index] => ref BaseView[index.X];
}

namespace ILGPU.Runtime;

/// <summary>Copies between the host and the device.</summary>
/// <remarks>ILGPU's are generic over the view as well; a call without type arguments reads the same.</remarks>
public static class ArrayViewExtensions
{
    public static void CopyFromCPU<T>(this ArrayView<T> target, AcceleratorStream stream, in ReadOnlySpan<T> span)
        where T : unmanaged => span.CopyTo(target.AsSpan());

    public static void CopyToCPU<T>(this ArrayView<T> source, AcceleratorStream stream, in Span<T> span)
        where T : unmanaged => source.AsSpan()[..span.Length].CopyTo(span);

    public static void CopyTo<T>(this ArrayView<T> source, AcceleratorStream stream, in ArrayView<T> target)
        where T : unmanaged => source.AsSpan().CopyTo(target.AsSpan());

    public static void MemSetToZero<T>(this ArrayView<T> view, AcceleratorStream stream)
        where T : unmanaged => view.AsSpan().Clear();
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AotNet;

/// <summary>Memory for tensors: zeroed, 64-byte aligned, never moved.</summary>
/// <remarks>
/// A pinned array of the garbage collector rather than native memory: a span over it keeps it alive, also after its session is
/// disposed or lost, so that no use of the public surface reads freed memory.
/// </remarks>
internal sealed unsafe class AlignedBuffer
{
    public const int Alignment = 64;

    private readonly byte[] _bytes;
    private readonly int _offset;

    public AlignedBuffer(nint size)
    {
        _bytes = GC.AllocateArray<byte>(checked((int)size) + Alignment, pinned: true);
        nint start = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_bytes));
        _offset = (int)(-start & (Alignment - 1));
        Address = (byte*)(start + _offset);
        Size = size;
    }

    public byte* Address { get; }

    public nint Size { get; }

    public Span<T> AsSpan<T>(int count)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_bytes.AsSpan(_offset, checked(count * sizeof(T))));
}

using System.Runtime.InteropServices;

namespace AotNet.Kernels;

/// <summary>A thread's memory for packed panels and partial results: grows to what its greatest product needs and goes with the thread.</summary>
internal sealed unsafe class PanelMemory
{
    [ThreadStatic]
    private static PanelMemory? t_memory;

    [ThreadStatic]
    private static PanelMemory? t_kept;

    private void* _memory;
    private nint _bytes;
    private (long Product, nint Chunk) _key;

    ~PanelMemory() => NativeMemory.AlignedFree(_memory);

    /// <summary>Memory for that many elements on a line of its own. Its contents are anything; the next call may give the same memory.</summary>
    public static T* Get<T>(nint count)
        where T : unmanaged => Get<T>(ref t_memory, count);

    /// <summary>Other memory, which stays as it is for as long as the same key is asked for.</summary>
    /// <param name="isThere">Whether this thread filled it for the key.</param>
    public static T* GetKept<T>(nint count, long product, nint chunk, out bool isThere)
        where T : unmanaged
    {
        T* memory = Get<T>(ref t_kept, count);
        isThere = t_kept!._key == (product, chunk);
        t_kept._key = (product, chunk);
        return memory;
    }

    private static T* Get<T>(ref PanelMemory? place, nint count)
        where T : unmanaged
    {
        PanelMemory memory = place ??= new();
        nint bytes = count * sizeof(T);
        if (memory._bytes < bytes) memory.Grow(bytes);
        return (T*)memory._memory;
    }

    private void Grow(nint bytes)
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
        _bytes = 0;
        _key = default;
        // Whole pages, and some more than asked: the last batch of an epoch and the like must not grow it again.
        bytes = (bytes + (bytes / 4) + 4095) & ~4095;
        _memory = NativeMemory.AlignedAlloc((nuint)bytes, 4096);
        _bytes = bytes;
    }
}

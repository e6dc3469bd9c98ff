using System.Runtime.InteropServices;

namespace AotNet.Kernels;

/// <summary>
/// A block of native memory a thread, kept and grown, for routines that need room beside their operands. One routine uses it
/// at a time: it asks once and divides what it gets.
/// </summary>
internal sealed unsafe class Scratch
{
    [ThreadStatic]
    private static Scratch? current;

    private void* block;
    private nint capacity;

    private Scratch()
    {
    }

    // The memory goes with the thread.
    ~Scratch() => NativeMemory.AlignedFree(block);

    /// <summary>Room for <paramref name="bytes"/> bytes at a 64-byte boundary, with any contents, until the next call on this thread.</summary>
    public static void* Bytes(nint bytes)
    {
        Scratch scratch = current ??= new Scratch();
        if (scratch.capacity < bytes)
        {
            NativeMemory.AlignedFree(scratch.block);
            scratch.block = null;
            scratch.capacity = 0;
            scratch.block = NativeMemory.AlignedAlloc((nuint)bytes, 64);
            scratch.capacity = bytes;
        }
        return scratch.block;
    }
}

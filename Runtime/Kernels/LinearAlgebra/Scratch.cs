using System.Runtime.InteropServices;

namespace AotNet.Kernels;

/// <summary>
/// A block of native memory a thread, kept and grown, for routines that need room beside their operands. One routine uses it
/// at a time: it asks once and divides what it gets.
/// </summary>
internal sealed unsafe class Scratch
{
    [ThreadStatic]
    private static Scratch? s_current;

    private void* _block;
    private nint _capacity;

    private Scratch()
    {
    }

    // The memory goes with the thread.
    ~Scratch() => NativeMemory.AlignedFree(_block);

    /// <summary>Room for <paramref name="bytes"/> bytes at a 64-byte boundary, with any contents, until the next call on this thread.</summary>
    public static void* Bytes(nint bytes)
    {
        Scratch scratch = s_current ??= new Scratch();
        if (scratch._capacity < bytes)
        {
            NativeMemory.AlignedFree(scratch._block);
            scratch._block = null;
            scratch._capacity = 0;
            scratch._block = NativeMemory.AlignedAlloc((nuint)bytes, 64);
            scratch._capacity = bytes;
        }
        return scratch._block;
    }
}

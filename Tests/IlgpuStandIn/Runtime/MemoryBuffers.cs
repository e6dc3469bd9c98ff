using System.Runtime.InteropServices;

namespace ILGPU.Runtime;

/// <summary>Memory of an accelerator; native memory here, filled with garbage when allocated, as a device's is.</summary>
public abstract unsafe class MemoryBuffer : IDisposable
{
    private void* data;

    private protected MemoryBuffer(long length, int elementSize)
    {
        (Length, ElementSize) = (length, elementSize);
        data = NativeMemory.AlignedAlloc((nuint)Math.Max(1, LengthInBytes), 64);
        NativeMemory.Fill(data, (nuint)LengthInBytes, 0xCD);
    }

    public long Length { get; }

    public int ElementSize { get; }

    public long LengthInBytes => Length * ElementSize;

    public bool IsDisposed => data == null;

    private protected void* Data
    {
        get
        {
            ObjectDisposedException.ThrowIf(data == null, this);
            return data;
        }
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(data);
        data = null;
        GC.SuppressFinalize(this);
    }
}

/// <summary>Memory seen as a view.</summary>
public class MemoryBuffer<TView> : MemoryBuffer
    where TView : struct
{
    private protected MemoryBuffer(long length, int elementSize)
        : base(length, elementSize)
    {
    }
}

/// <summary>Memory in one dimension.</summary>
public sealed unsafe class MemoryBuffer1D<T, TStride> : MemoryBuffer<ArrayView1D<T, TStride>>
    where T : unmanaged
    where TStride : struct
{
    internal MemoryBuffer1D(long length)
        : base(length, sizeof(T))
    {
    }

    public ArrayView1D<T, TStride> View => new(new ArrayView<T>((T*)Data, Length));
}

namespace ILGPU.Runtime;

/// <summary>A device: allocates memory and runs kernels.</summary>
public abstract class Accelerator : IDisposable
{
    private protected Accelerator(Context context)
    {
        Context = context;
        DefaultStream = new CPU.CPUStream();
    }

    public Context Context { get; }

    public AcceleratorStream DefaultStream { get; }

    public abstract string Name { get; }

    public bool IsDisposed { get; private set; }

    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return new MemoryBuffer1D<T, Stride1D.Dense>(length);
    }

    public void Bind() => ObjectDisposedException.ThrowIf(IsDisposed, this);

    public void Synchronize() => DefaultStream.Synchronize();

    public void Dispose()
    {
        IsDisposed = true;
        GC.SuppressFinalize(this);
    }
}

/// <summary>Work that runs in order.</summary>
public abstract class AcceleratorStream
{
    /// <summary>Waits until all of it is done.</summary>
    public abstract void Synchronize();
}

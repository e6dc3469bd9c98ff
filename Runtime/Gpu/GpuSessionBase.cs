using ILGPU;
using ILGPU.Runtime;

namespace AotNet.Gpu;

/// <summary>
/// What every generated <c>M.GpuSession</c> has: its accelerator, its working memory there, and the way of data to and fro.
/// Variables stay on the device between runs; reading one brings it to the host, assigning one takes it back at the next run.
/// </summary>
/// <remarks>
/// It does not own the accelerator, which must outlive it. Results equal the CPU's up to rounding: sums run in another order,
/// exp and the like are the device's own.
/// </remarks>
public abstract unsafe class GpuSessionBase : SessionBase
{
    private const long Alignment = 256; // what cudaMalloc gives, and more than any vector load needs

    private readonly List<IDisposable> _owned = [];
    private MemoryBuffer1D<byte, Stride1D.Dense>? _arena;

    /// <summary>For generated code.</summary>
    protected GpuSessionBase(Accelerator accelerator, SessionOptions? options, string model, VariableStore variables)
        : base(options, model, variables)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        Accelerator = accelerator;
    }

    /// <summary>The device.</summary>
    public Accelerator Accelerator { get; }

    /// <summary>Makes the accelerator this thread's current one, where a process has several.</summary>
    protected void Bind() => Accelerator.Bind();

    /// <summary>Takes the next place for so many bytes: at the end so far, aligned.</summary>
    protected static long Place(ref long end, long bytes)
    {
        long start = end;
        end = checked((start + bytes + Alignment - 1) / Alignment * Alignment);
        return start;
    }

    /// <summary>Working memory for a run, the same from run to run unless it must grow.</summary>
    protected ArrayView<byte> DeviceArena(long bytes)
    {
        if (_arena is null || _arena.Length < bytes)
        {
            _arena?.Dispose();
            _arena = null; // should the next line fail
            _arena = Accelerator.Allocate1D<byte>(Math.Max(bytes, Alignment));
        }
        return _arena.View;
    }

    /// <summary>A part of the working memory as elements.</summary>
    /// <exception cref="NotSupportedException">More elements than kernels count.</exception>
    protected static ArrayView<T> View<T>(ArrayView<byte> arena, long start, long count)
        where T : unmanaged =>
        count == 0 ? arena.SubView(0, 0).Cast<T>() // a place at the very end is none
            : count <= int.MaxValue ? arena.SubView(start, count * sizeof(T)).Cast<T>()
            : throw new NotSupportedException($"A tensor of {count} elements is too large for a device: kernels count up to {int.MaxValue}.");

    /// <summary>Copies to the device; done when it returns.</summary>
    protected void Upload<T>(ArrayView<T> target, T* source)
        where T : unmanaged
    {
        if (target.Length > 0) target.CopyFromCPU(Accelerator.DefaultStream, new ReadOnlySpan<T>(source, target.IntLength));
    }

    /// <summary>Copies one element to the device; done when it returns.</summary>
    protected void UploadOne<T>(ArrayView<T> target, T value)
        where T : unmanaged => Upload(target, &value);

    /// <summary>Copies from the device, after the kernels launched so far.</summary>
    protected void Download<T>(ArrayView<T> source, T* target)
        where T : unmanaged
    {
        if (source.Length > 0) source.CopyToCPU(Accelerator.DefaultStream, new Span<T>(target, source.IntLength));
    }

    /// <summary>Copies within the device, in order with the kernels.</summary>
    protected void CopyOnDevice<T>(ArrayView<T> from, ArrayView<T> to)
        where T : unmanaged => from.CopyTo(Accelerator.DefaultStream, to);

    /// <summary>A variable's elements on the device, rows and all; taken there first where the host has newer ones.</summary>
    protected ArrayView<T> OnDevice<T>(Variable<T> variable)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable.Copy is not DeviceVariable<T> copy)
        {
            copy = new DeviceVariable<T>(Accelerator, variable);
            _owned.Add(copy);
        }
        return copy.Current();
    }

    /// <summary>Says that the kernels of this run give a variable a value.</summary>
    protected static void MarkUpdated<T>(Variable<T> variable)
        where T : unmanaged
    {
        MarkAssigned(variable);
        ((DeviceVariable<T>)variable.Copy!).MarkUpdated();
    }

    /// <summary>A constant's elements on the device, taken there once.</summary>
    protected ArrayView<T> Constant<T>(ref MemoryBuffer1D<T, Stride1D.Dense>? buffer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (buffer is null)
        {
            var made = Accelerator.Allocate1D<T>(Math.Max(1, values.Length));
            _owned.Add(made);
            ArrayView<T> view = made.View;
            if (values.Length > 0) view.CopyFromCPU(Accelerator.DefaultStream, values);
            buffer = made;
        }
        return buffer.View;
    }

    /// <summary>The groups for so many lanes.</summary>
    protected static KernelConfig Lanes(long lanes, int group) => new(checked((int)((lanes + group - 1) / group)), group);

    protected override void Release()
    {
        _arena?.Dispose();
        _arena = null;
        foreach (IDisposable item in _owned) item.Dispose();
        _owned.Clear();
        base.Release();
    }
}

namespace ILGPU.Runtime.CPU;

/// <summary>The device that this stand-in has: threads of this process.</summary>
public sealed class CPUAccelerator : Accelerator
{
    internal CPUAccelerator(Context context)
        : base(context)
    {
    }

    public override string Name => "Stand-in for ILGPU";
}

/// <summary>A stream whose work is done when it is given.</summary>
internal sealed class CPUStream : AcceleratorStream
{
    public override void Synchronize()
    {
    }
}

/// <summary>A CPU seen as a device. Its numbers bound the size of a group, which the stand-in takes as it comes.</summary>
public sealed class CPUDevice(int numThreadsPerWarp, int numWarpsPerMultiprocessor, int numMultiprocessors)
{
    public int WarpSize { get; } = numThreadsPerWarp;

    public int MaxNumThreadsPerGroup { get; } = numThreadsPerWarp * numWarpsPerMultiprocessor;

    public int NumMultiprocessors { get; } = numMultiprocessors;
}

/// <summary>Makes the CPU a device of a context.</summary>
public static class CPUContextExtensions
{
    public static Context.Builder CPU(this Context.Builder builder, CPUDevice device) => builder;

    public static CPUAccelerator CreateCPUAccelerator(this Context context, int cpuDeviceIndex) => new(context);
}

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

/// <summary>Makes the CPU a device of a context.</summary>
public static class CPUContextExtensions
{
    public static Context.Builder CPU(this Context.Builder builder) => builder;

    public static CPUAccelerator CreateCPUAccelerator(this Context context, int cpuDeviceIndex) => new(context);
}

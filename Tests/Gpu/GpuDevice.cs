using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace AotNet.Tests.Gpu;

/// <summary>The accelerator of the tests: the stand-in's, or ILGPU's own CPU accelerator where the tests are built with the real library.</summary>
public sealed class GpuDevice : IDisposable
{
    // Groups of up to 128 lanes: ILGPU's own default for a CPU is 16.
    private readonly Context context = Context.Create(builder =>
        builder.CPU(new CPUDevice(numThreadsPerWarp: 32, numWarpsPerMultiprocessor: 4, numMultiprocessors: 1)).EnableAlgorithms().Optimize(OptimizationLevel.O1));

    public GpuDevice() => Accelerator = context.CreateCPUAccelerator(0);

    public Accelerator Accelerator { get; }

    public void Dispose()
    {
        Accelerator.Dispose();
        context.Dispose();
    }
}

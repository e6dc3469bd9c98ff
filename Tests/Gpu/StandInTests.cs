#if !REAL_ILGPU
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace AotNet.Tests.Gpu;

/// <summary>That the stand-in for ILGPU runs kernels as a device would, and refuses what a device would spoil.</summary>
public sealed class StandInTests : IDisposable
{
    private readonly Context context = Context.Create(builder => builder.Default());
    private readonly CPUAccelerator accelerator;

    public StandInTests() => accelerator = context.CreateCPUAccelerator(0);

    public void Dispose()
    {
        accelerator.Dispose();
        context.Dispose();
    }

    private static void Reverse(ArrayView<int> x, ArrayView<int> y)
    {
        ArrayView<int> shared = SharedMemory.Allocate<int>(8);
        int lane = Group.IdxX, start = Grid.IdxX * 8;
        shared[lane] = x[start + lane];
        Group.Barrier();
        y[start + lane] = shared[7 - lane];
        Group.Barrier();
        y[start + lane] += shared[lane] * 100;
    }

    private static void ReverseWithoutBarrier(ArrayView<int> x, ArrayView<int> y)
    {
        ArrayView<int> shared = SharedMemory.Allocate<int>(8);
        int lane = Group.IdxX, start = Grid.IdxX * 8;
        shared[lane] = x[start + lane];
        y[start + lane] = shared[7 - lane];
    }

    private static void HalfOfTheLanesWait(ArrayView<int> x)
    {
        if (Group.IdxX < 4) Group.Barrier();
        x[Group.IdxX] = 0;
    }

    private static void PastTheEnd(ArrayView<int> x) => x[(Grid.IdxX * Group.DimX) + Group.IdxX] = 1;

    private static void TakesABool(ArrayView<bool> x) => x[0] = true;

    [Fact]
    public void Barrier_SharedMemoryOfSeveralGroups_IsCompleteBehindIt()
    {
        int[] x = [.. Enumerable.Range(0, 24)];
        int[] y = Run(Reverse, x, groups: 3, lanes: 8);
        Assert.Equal(x.Select(i => (i / 8 * 8) + 7 - (i % 8) + (i * 100)), y);
    }

    [Fact]
    public void Barrier_Missing_GivesWrongNumbers()
    {
        int[] x = [.. Enumerable.Range(0, 24)];
        Assert.NotEqual(x.Select(i => (i / 8 * 8) + 7 - (i % 8)), Run(ReverseWithoutBarrier, x, groups: 3, lanes: 8));
    }

    [Fact]
    public void Barrier_NotReachedByAllLanes_Throws()
    {
        using var buffer = accelerator.Allocate1D<int>(8);
        var kernel = accelerator.LoadStreamKernel<ArrayView<int>>(HalfOfTheLanesWait);
        Assert.Throws<InvalidOperationException>(() => kernel((1, 8), buffer.View));
    }

    [Fact]
    public void View_AccessPastItsEnd_Throws()
    {
        using var buffer = accelerator.Allocate1D<int>(10);
        var kernel = accelerator.LoadStreamKernel<ArrayView<int>>(PastTheEnd);
        Assert.Throws<IndexOutOfRangeException>(() => kernel((2, 8), buffer.View));
    }

    [Fact]
    public void Load_ParameterOfBool_Throws() =>
        Assert.Throws<NotSupportedException>(() => accelerator.LoadStreamKernel<ArrayView<bool>>(TakesABool));

    private int[] Run(Action<ArrayView<int>, ArrayView<int>> kernel, int[] x, int groups, int lanes)
    {
        using var from = accelerator.Allocate1D<int>(x.Length);
        using var to = accelerator.Allocate1D<int>(x.Length);
        ArrayView<int> source = from.View, target = to.View;
        source.CopyFromCPU(accelerator.DefaultStream, new ReadOnlySpan<int>(x));
        accelerator.LoadStreamKernel(kernel)((groups, lanes), source, target);
        accelerator.Synchronize();
        var y = new int[x.Length];
        target.CopyToCPU(accelerator.DefaultStream, new Span<int>(y));
        return y;
    }
}
#endif

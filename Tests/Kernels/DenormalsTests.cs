using System.Runtime.CompilerServices;
using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

/// <summary>Very small numbers are zero within a run, on every thread of it, and are themselves again after it.</summary>
public unsafe class DenormalsTests
{
    private const float Smallest = 1e-20f;

    [Fact]
    public void Flush_ProductBelowTheSmallestNormal_IsZeroUntilRestored()
    {
        Assert.NotEqual(0, Product(Smallest, Smallest));
        bool isChanged = Denormals.Flush();
        float inside = Product(Smallest, Smallest), operand = Product(float.Epsilon, 2);
        if (isChanged) Denormals.Restore();
        Assert.Equal(Denormals.AreFlushed, isChanged);
        Assert.Equal(Denormals.AreFlushed ? 0 : 1e-40f, inside);
        Assert.Equal(Denormals.AreFlushed ? 0 : 2 * float.Epsilon, operand);
        Assert.NotEqual(0, Product(Smallest, Smallest));
    }

    [Fact]
    public void Flush_Twice_ChangesOnce()
    {
        bool first = Denormals.Flush(), second = Denormals.Flush();
        if (first) Denormals.Restore();
        Assert.False(second);
        Assert.NotEqual(0, Product(Smallest, Smallest));
    }

    [Fact]
    public void Run_OnTwoThreads_FlushesOnBoth()
    {
        const int Units = 64;
        float* results = stackalloc float[Units];
        var job = new Job(results);
        bool isChanged = Denormals.Flush();
        WorkPool.ForThreads(2).Run(ref job, Units);
        if (isChanged) Denormals.Restore();
        for (int i = 0; i < Units; i++) Assert.Equal(Denormals.AreFlushed, results[i] == 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Product(float x, float y) => x * y;

    private readonly struct Job(float* results) : IJob
    {
        // Long enough for the second thread to come in.
        public void Run(int unit)
        {
            Thread.SpinWait(1000);
            results[unit] = Product(Smallest, Smallest);
        }
    }
}

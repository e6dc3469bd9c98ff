using System.Runtime.InteropServices;
using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

public unsafe class WorkPoolTests
{
    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 100)]
    [InlineData(4, 5000)]
    public void Run_EveryUnit_RunsOnce(int threads, int units)
    {
        WorkPool pool = WorkPool.ForThreads(threads);
        int[] counts = new int[units];
        for (int round = 0; round < 50; round++)
        {
            Count job = new() { Counts = counts };
            pool.Run(ref job, units);
        }
        Assert.All(counts, count => Assert.Equal(50, count));
    }

    [Fact]
    public void Run_ManySmallJobsWithPauses_LosesNone()
    {
        WorkPool pool = WorkPool.ForThreads(3);
        int[] counts = new int[16];
        for (int round = 0; round < 20_000; round++)
        {
            Count job = new() { Counts = counts };
            pool.Run(ref job, 1 + (round % 16));
            // Long enough for the workers to fall asleep now and then.
            if (round % 4000 == 0) Thread.Sleep(5);
        }
        Assert.Equal(20_000, counts[0]);
        Assert.Equal(20_000 / 16, counts[15]);
    }

    [Fact]
    public void Run_FromSeveralThreadsAndNested_StaysCorrect()
    {
        int[][] counts = new int[4][];
        Thread[] threads = Enumerable.Range(0, 4).Select(t => new Thread(() =>
        {
            WorkPool pool = WorkPool.ForThreads(2 + (t % 2));
            counts[t] = new int[40];
            for (int round = 0; round < 500; round++)
            {
                Nested job = new() { Counts = counts[t], Pool = pool };
                pool.Run(ref job, 10);
            }
        })).ToArray();
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Assert.All(counts.SelectMany(c => c), count => Assert.Equal(500, count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_UnitThrows_CallerGetsTheException(int threads)
    {
        WorkPool pool = WorkPool.ForThreads(threads);
        for (int round = 0; round < 20; round++)
        {
            Throw job = default;
            Assert.Throws<InvalidDataException>(() => pool.Run(ref job, 8));
        }
        int[] counts = new int[8];
        Count next = new() { Counts = counts };
        pool.Run(ref next, 8);
        Assert.All(counts, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Run_AfterTheFirst_AllocatesNothing()
    {
        WorkPool pool = WorkPool.ForThreads(2);
        Count job = new() { Counts = new int[8] };
        pool.Run(ref job, 8);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 1000; round++) pool.Run(ref job, 8);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ForThreads_SameNumber_GivesTheSamePool() => Assert.Same(WorkPool.ForThreads(3), WorkPool.ForThreads(3));

    [StructLayout(LayoutKind.Auto)]
    private struct Count : IJob
    {
        public int[] Counts;

        public readonly void Run(int unit) => Interlocked.Increment(ref Counts[unit]);
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Nested : IJob
    {
        public int[] Counts;
        public WorkPool Pool;

        public readonly void Run(int unit)
        {
            Inner job = new() { Counts = Counts, Start = unit * 4 };
            Pool.Run(ref job, 4);
        }
    }

    private struct Inner : IJob
    {
        public int[] Counts;
        public int Start;

        public readonly void Run(int unit) => Interlocked.Increment(ref Counts[Start + unit]);
    }

    private struct Throw : IJob
    {
        public readonly void Run(int unit)
        {
            if (unit == 5) throw new InvalidDataException();
        }
    }
}

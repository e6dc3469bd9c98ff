using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

/// <summary>
/// The threads that kernels split their work over. The workers are one set per process; a pool is a view of it that uses
/// at most <see cref="Threads"/> threads, the caller's among them.
/// </summary>
/// <remarks>
/// Every unit is claimed by one compare-and-swap, so a worker that the system has put aside delays nobody: the caller takes
/// over what is not yet claimed. Thread t walks the t-th part of the units first, so that equal splits find their data in the same
/// core's cache from call to call; a part in one run has few borders, across which a core's prefetching would take lines that
/// another core writes. A caller that finds the workers busy runs its units alone.
/// </remarks>
public sealed unsafe class WorkPool
{
    private static readonly Lock s_lock = new();

    private static WorkPool[] s_pools = [new WorkPool(1)];

    private WorkPool(int threads) => Threads = threads;

    /// <summary>The greatest number of threads that one <see cref="Run"/> uses, with the caller's.</summary>
    public int Threads { get; }

    /// <summary>The pool of the given number of threads; one thread starts none.</summary>
    public static WorkPool ForThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, Workers.MaximumThreads);
        WorkPool[] pools = Volatile.Read(ref s_pools);
        if (threads <= pools.Length) return pools[threads - 1];
        lock (s_lock)
        {
            if (threads > s_pools.Length)
            {
                // A loop: under NativeAOT the first query over numbers costs a tenth of a millisecond, of a program's start.
                pools = new WorkPool[threads];
                for (int n = 1; n <= threads; n++) pools[n - 1] = n <= s_pools.Length ? s_pools[n - 1] : new WorkPool(n);
                Volatile.Write(ref s_pools, pools);
            }
            return s_pools[threads - 1];
        }
    }

    /// <summary>Runs the units 0 to <paramref name="units"/> - 1 and returns when all are done. Allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TJob>(ref TJob job, int units)
        where TJob : struct, IJob
    {
        if (Threads > 1 && units > 1 && TryRun(job, units)) return;
        for (int unit = 0; unit < units; unit++) job.Run(unit);
    }

    // The workers get the address of this parameter, which cannot move.
    private bool TryRun<TJob>(TJob job, int units)
        where TJob : struct, IJob => Workers.TryRun(Unsafe.AsPointer(ref job), &Unit<TJob>, units, Threads);

    private static void Unit<TJob>(void* job, int unit)
        where TJob : struct, IJob => Unsafe.AsRef<TJob>(job).Run(unit);
}

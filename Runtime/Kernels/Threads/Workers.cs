using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

/// <summary>The worker threads of the process and the one job that they may be on.</summary>
internal static unsafe class Workers
{
    public const int MaximumThreads = 256;

    /// <summary>Units beyond this share a claim.</summary>
    private const int MaximumSlots = 512;

    /// <summary>
    /// How long a worker waits for the next job before it sleeps: a fifth of a millisecond, more than the serial parts of a step and than
    /// most of what is between two. By the clock, which is read once in so many pauses: a pause takes 27 ns on one processor, 47 on another.
    /// </summary>
    private const int SpinsPerSecond = 5000, PausesPerReading = 64;

    /// <summary>Two lines: processors fetch lines in pairs.</summary>
    private const int Padding = 128;

    private static readonly Worker?[] s_workers = new Worker?[MaximumThreads];

    // One slot a claim: the generation that claimed it last, and the one that finished it last.
    private static readonly Slot* s_slots = (Slot*)NativeMemory.AlignedAlloc(MaximumSlots * Padding, Padding);

    private static readonly Shared* s_shared = (Shared*)NativeMemory.AlignedAlloc((nuint)sizeof(Shared), Padding);

    private static Exception? s_error;

    static Workers()
    {
        NativeMemory.Clear(s_slots, MaximumSlots * Padding);
        NativeMemory.Clear(s_shared, (nuint)sizeof(Shared));
    }

    /// <summary>Runs all units on up to <paramref name="threads"/> threads, or does nothing and answers false while another caller has the workers.</summary>
    public static bool TryRun(void* job, delegate*<void*, int, void> run, int units, int threads)
    {
        Shared* shared = s_shared;
        if (Volatile.Read(ref shared->Busy) != 0 || Interlocked.CompareExchange(ref shared->Busy, 1, 0) != 0) return false;

        if (!EnsureStarted(threads))
        {
            Volatile.Write(ref shared->Busy, 0);
            return false;
        }

        // An odd generation says that the job is being written; readers take no notice of it.
        long generation = shared->Generation + 2;
        Volatile.Write(ref shared->Generation, generation - 1);
        Interlocked.MemoryBarrier();
        shared->Job = job;
        shared->Run = run;
        shared->Units = units;
        shared->Threads = threads;
        Interlocked.Exchange(ref shared->Generation, generation);
        for (int worker = 1; worker < threads; worker++) s_workers[worker]!.Wake();

        Work(job, run, units, threads, thread: 0, generation);
        int slots = Math.Min(units, MaximumSlots);
        for (int slot = 0; slot < slots; slot++) WaitFor(ref SlotAt(slot)->Done, generation);

        Exception? error = s_error;
        s_error = null;
        Volatile.Write(ref shared->Busy, 0);
        if (error != null) ExceptionDispatchInfo.Throw(error);
        return true;
    }

    private static Slot* SlotAt(int slot) => (Slot*)((byte*)s_slots + ((nint)slot * Padding));

    private static void Work(void* job, delegate*<void*, int, void> run, int units, int threads, int thread, long generation)
    {
        int slots = Math.Min(units, MaximumSlots);
        int own = (int)((long)(thread + 1) * slots / threads);
        for (int slot = (int)((long)thread * slots / threads); slot < own; slot++) TryUnits(slot);
        for (int slot = slots - 1; slot >= 0; slot--) TryUnits(slot);

        void TryUnits(int slot)
        {
            Slot* s = SlotAt(slot);
            long seen = Volatile.Read(ref s->Claimed);
            if (seen >= generation || Interlocked.CompareExchange(ref s->Claimed, generation, seen) != seen) return;
            try
            {
                int end = (int)((long)(slot + 1) * units / slots);
                for (int unit = (int)((long)slot * units / slots); unit < end; unit++) run(job, unit);
            }
#pragma warning disable CA1031 // Whatever a unit throws is thrown again on the caller's thread.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref s_error, error, null);
            }
            Volatile.Write(ref s->Done, generation);
        }
    }

    private static void WaitFor(ref long done, long generation)
    {
        // Past that time the worker has most likely lost its core: give it ours.
        for (Spin spin = default; Volatile.Read(ref done) != generation;)
        {
            if (!spin.Once()) Thread.Yield();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pause()
    {
        if (X86Base.IsSupported) X86Base.Pause();
        else if (ArmBase.IsSupported) ArmBase.Yield();
        else Thread.SpinWait(1);
    }

    // Only the caller that has the workers comes here, so two callers never start the same one.
    private static bool EnsureStarted(int threads)
    {
        for (int index = threads - 1; index > 0 && s_workers[index] == null; index--)
        {
            var worker = new Worker(index, s_shared->Generation);
            try
            {
                new Thread(worker.Loop, maxStackSize: 1 << 20) { IsBackground = true, Name = $"AotNet worker {index}" }.Start();
            }
            catch (Exception error) when (error is OutOfMemoryException or ThreadStartException)
            {
                return false;
            }
            s_workers[index] = worker;
        }
        return true;
    }

    private sealed class Worker(int index, long lastSeen)
    {
        private int _asleep;
        private bool _woken;

        public void Wake()
        {
            if (Volatile.Read(ref _asleep) == 0 || Interlocked.Exchange(ref _asleep, 0) == 0) return;
            lock (this)
            {
                _woken = true;
                Monitor.Pulse(this);
            }
        }

        public void Loop()
        {
            Shared* shared = s_shared;
            long last = lastSeen;
            Spin spin = default;
            while (true)
            {
                long generation = Volatile.Read(ref shared->Generation);
                if (generation == last || (generation & 1) != 0)
                {
                    if (spin.Once()) continue;
                    Sleep(shared, last);
                    spin = default;
                    continue;
                }
                last = generation;
                void* job = shared->Job;
                delegate*<void*, int, void> run = shared->Run;
                var (units, threads) = (shared->Units, shared->Threads);
                Interlocked.MemoryBarrier();
                // The job was replaced while it was read: what was read may be a mixture.
                if (Volatile.Read(ref shared->Generation) != generation) continue;
                // A job for fewer threads is no reason to stay awake.
                if (index >= threads) continue;
                Work(job, run, units, threads, index, generation);
                spin = default;
            }
        }

        private void Sleep(Shared* shared, long last)
        {
            Interlocked.Exchange(ref _asleep, 1);
            // A job published before the flag was seen would otherwise wait until the one after it.
            if (Volatile.Read(ref shared->Generation) != last && Interlocked.Exchange(ref _asleep, 0) == 1) return;
            lock (this)
            {
                while (!_woken) Monitor.Wait(this);
                _woken = false;
            }
        }
    }

    /// <summary>Pauses until the time is up.</summary>
    private struct Spin
    {
        private int _pauses;
        private long _end;

        /// <summary>Pauses once, or answers false where the time is up.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Once()
        {
            if (++_pauses % PausesPerReading == 0 && IsOver()) return false;
            Pause();
            return true;
        }

        private bool IsOver()
        {
            long now = Stopwatch.GetTimestamp();
            if (_end == 0) _end = now + (Stopwatch.Frequency / SpinsPerSecond);
            if (now < _end) return false;
            _pauses--;
            return true;
        }
    }

    [StructLayout(LayoutKind.Explicit, Size = Padding)]
    private struct Slot
    {
        [FieldOffset(0)] public long Claimed;
        [FieldOffset(8)] public long Done;
    }

    /// <summary>What the caller tells the workers; the two contended words have lines of their own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 3 * Padding)]
    private struct Shared
    {
        [FieldOffset(0)] public long Busy;
        [FieldOffset(Padding)] public long Generation;
        [FieldOffset(2 * Padding)] public void* Job;
        [FieldOffset((2 * Padding) + 8)] public delegate*<void*, int, void> Run;
        [FieldOffset((2 * Padding) + 16)] public int Units;
        [FieldOffset((2 * Padding) + 20)] public int Threads;
    }
}

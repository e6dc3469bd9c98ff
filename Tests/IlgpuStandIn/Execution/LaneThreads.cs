namespace ILGPU.Execution;

/// <summary>Threads that lanes run on, kept from launch to launch. A small stack is enough: kernels do not recurse.</summary>
internal static class LaneThreads
{
    private static readonly List<LaneThread> Threads = [];

    /// <summary>Runs the work of every lane and waits for all. One launch at a time.</summary>
    public static void Run(int lanes, Action<int> work)
    {
        lock (Threads)
        {
            while (Threads.Count < lanes) Threads.Add(new LaneThread(Threads.Count));
            using var done = new CountdownEvent(lanes);
            for (int lane = 0; lane < lanes; lane++) Threads[lane].Begin(work, done);
            done.Wait();
        }
    }

    private sealed class LaneThread
    {
        private readonly Turn begin = new();
        private readonly int lane;
        private (Action<int> Work, CountdownEvent Done) job;

        public LaneThread(int lane)
        {
            this.lane = lane;
            new Thread(Loop, maxStackSize: 256 * 1024) { IsBackground = true, Name = $"Lane {lane}" }.Start();
        }

        public void Begin(Action<int> work, CountdownEvent done)
        {
            job = (work, done);
            begin.Release();
        }

        private void Loop()
        {
            while (true)
            {
                begin.Wait();
                var (work, done) = job;
                work(lane);
                done.Signal();
            }
        }
    }
}

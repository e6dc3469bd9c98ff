using System.Runtime.InteropServices;

namespace ILGPU.Execution;

/// <summary>
/// Runs the lanes of a group one at a time, each on a thread of its own, from barrier to barrier: in the order of their
/// indices in one phase and against it in the next, so that lanes that lack a barrier see each other's writes too early or
/// too late whatever the machine does.
/// </summary>
internal sealed class LaneSchedule(int lanes) : IDisposable
{
    private readonly Turn[] turns = [.. Enumerable.Range(0, lanes).Select(_ => new Turn())];
    private readonly List<(nint Data, int Bytes)> sharedMemory = [];
    private bool backwards;
    private int atBarrier, atEnd;

    public Exception? Failure { get; private set; }

    /// <summary>Lets the first lane go.</summary>
    public void Start() => turns[0].Release();

    /// <summary>Waits for the lane's first turn.</summary>
    public void Await(int lane)
    {
        turns[lane].Wait();
        if (Failure is not null) throw new LaneAborted();
    }

    /// <summary>The lane has come to a barrier or to its end; returns when all have, at its next turn.</summary>
    public void Arrive(int lane, bool atEnd)
    {
        if (atEnd) this.atEnd++;
        else atBarrier++;
        bool last = lane == (backwards ? 0 : lanes - 1);
        if (last)
        {
            if (this.atEnd > 0 && atBarrier > 0)
                Fail(new InvalidOperationException($"{atBarrier} lanes wait at a barrier that {this.atEnd} lanes of the group never reach."));
            if (this.atEnd > 0) ForgetSharedMemory();
            this.atEnd = atBarrier = 0;
            backwards = !backwards;
            return; // it is the first one of the next phase
        }
        turns[lane + (backwards ? -1 : 1)].Release();
        Await(lane);
    }

    /// <summary>Ends the launch: the others stop at their next turn.</summary>
    public void Fail(Exception failure)
    {
        Failure ??= failure;
        foreach (Turn turn in turns) turn.Release();
        throw new LaneAborted();
    }

    /// <summary>The last launch's work is done: passes the turn on so that every lane's thread can leave.</summary>
    public void Leave(int lane)
    {
        int next = lane + (backwards ? -1 : 1);
        if (Failure is null && next >= 0 && next < lanes) turns[next].Release();
    }

    public unsafe ArrayView<T> Share<T>(int call, int extent)
        where T : unmanaged
    {
        int bytes = extent * sizeof(T);
        if (call == sharedMemory.Count)
        {
            void* data = NativeMemory.AlignedAlloc((nuint)bytes, 64);
            NativeMemory.Fill(data, (nuint)bytes, 0xFF); // NaN, or -1: a device does not clear it either
            sharedMemory.Add(((nint)data, bytes));
        }
        if (sharedMemory[call].Bytes != bytes) throw new InvalidOperationException("The lanes of a group ask for shared memory in different orders.");
        return new ArrayView<T>((T*)sharedMemory[call].Data, extent);
    }

    public void Dispose() => ForgetSharedMemory();

    private unsafe void ForgetSharedMemory()
    {
        foreach (var (data, _) in sharedMemory) NativeMemory.AlignedFree((void*)data);
        sharedMemory.Clear();
    }
}

/// <summary>What a lane waits for. It sleeps at once: of all the lanes but one runs, so spinning would only take that one's core.</summary>
internal sealed class Turn
{
    private readonly object gate = new();
    private bool isOpen;

    public void Release()
    {
        lock (gate)
        {
            isOpen = true;
            Monitor.Pulse(gate);
        }
    }

    public void Wait()
    {
        lock (gate)
        {
            while (!isOpen) Monitor.Wait(gate);
            isOpen = false;
        }
    }
}

/// <summary>Unwinds a lane after another one failed.</summary>
internal sealed class LaneAborted : Exception;

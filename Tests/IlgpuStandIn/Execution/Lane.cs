namespace ILGPU.Execution;

/// <summary>What a running lane knows of itself. Each thread that runs lanes has one.</summary>
internal sealed class Lane
{
    [ThreadStatic]
    private static Lane? current;

    private int shared;

    public static Lane Current
    {
        get => current ?? throw new InvalidOperationException("Only a kernel that was launched may ask for its place in the grid.");
        set => current = value;
    }

    public required int Index { get; set; }

    public required int Lanes { get; init; }

    public required int Groups { get; init; }

    public int Group { get; private set; }

    /// <summary>The schedule of lanes with barriers; null where a kernel has none.</summary>
    public LaneSchedule? Schedule { get; init; }

    public void Enter(int group)
    {
        Group = group;
        shared = 0;
    }

    public void Barrier() => (Schedule ?? throw new InvalidOperationException("A barrier in a kernel that seemed to have none.")).Arrive(Index, atEnd: false);

    public ArrayView<T> Share<T>(int extent)
        where T : unmanaged =>
        (Schedule ?? throw new InvalidOperationException("Shared memory in a kernel that seemed to have none.")).Share<T>(shared++, extent);
}

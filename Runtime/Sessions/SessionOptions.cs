namespace AotNet;

/// <summary>How a session runs.</summary>
public sealed record SessionOptions
{
    /// <summary>What all random numbers of the session are drawn from: the same seed gives the same bits. Null draws a seed.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The greatest number of threads that one run uses, the caller's among them. 1 starts none; the results are the same bits for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

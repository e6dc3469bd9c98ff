using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization.Memory;

/// <summary>
/// Gives each buffer of the arena a slot. A slot is free again after the last kernel that reads its buffer, or in that kernel for a
/// result that may write over it. Sizes are polynomials in open sizes: a slot is taken again where one of the two sizes is at most
/// the other whatever the open sizes are.
/// </summary>
internal static class ArenaPlanner
{
    /// <param name="ranges">For each buffer of the arena: its size, the kernel that writes it first and the last that uses it.</param>
    /// <returns>The size of each slot, and the slot of each buffer.</returns>
    public static (EquatableArray<Dim> Sizes, int[] Slots) Plan(IReadOnlyList<LiveRange> ranges)
    {
        var sizes = new List<Dim>();
        var freeFrom = new List<int>();
        var holders = new List<int>();
        var slots = new int[ranges.Count];
        foreach (int buffer in Enumerable.Range(0, ranges.Count).OrderBy(i => ranges[i].First).ThenBy(i => i))
        {
            LiveRange range = ranges[buffer];
            // In place before elsewhere: what is free stays so for others.
            int replaced = range.MayReplace.Where(operand => ranges[operand].Last == range.First && holders[slots[operand]] == operand).DefaultIfEmpty(-1).First();
            int slot = replaced >= 0 ? slots[replaced] : Choose(sizes, freeFrom, range);
            if (slot < 0)
            {
                slot = sizes.Count;
                sizes.Add(range.Bytes);
                freeFrom.Add(0);
                holders.Add(-1);
            }
            sizes[slot] = Dim.UpperBound(sizes[slot], range.Bytes);
            freeFrom[slot] = range.Last + 1;
            holders[slot] = buffer;
            slots[buffer] = slot;
        }
        return (sizes.ToEquatableArray(), slots);
    }

    // The tightest free slot that is large enough, or else the largest of those that are too small.
    private static int Choose(List<Dim> sizes, List<int> freeFrom, LiveRange range)
    {
        int fitting = -1, growing = -1;
        for (int i = 0; i < sizes.Count; i++)
        {
            if (freeFrom[i] > range.First) continue;
            if (IsAtMost(range.Bytes, sizes[i]))
            {
                if (fitting < 0 || IsAtMost(sizes[i], sizes[fitting])) fitting = i;
            }
            else if (IsAtMost(sizes[i], range.Bytes) && (growing < 0 || IsAtMost(sizes[growing], sizes[i]))) growing = i;
        }
        return fitting >= 0 ? fitting : growing;
    }

    private static bool IsAtMost(Dim a, Dim b) => Dim.UpperBound(a, b) == b;

    /// <summary>The bytes of a buffer, rows and all.</summary>
    public static Dim Bytes(BufferInfo buffer)
    {
        Dim elements = buffer.Type.Shape.Dims.Take(Math.Max(0, buffer.Type.Shape.Rank - 1)).Aggregate(buffer.RowStride, (product, dim) => product * dim);
        return elements * ElementTypes.ByteSize(buffer.Type.Element);
    }
}

/// <param name="First">The index of the kernel that writes the buffer.</param>
/// <param name="Last">The index of the last kernel that reads it.</param>
internal readonly record struct LiveRange(Dim Bytes, int First, int Last)
{
    /// <summary>Buffers of the same layout that the first kernel reads and may write over, should they not be needed later.</summary>
    public IReadOnlyList<int> MayReplace { get; init; } = [];
}

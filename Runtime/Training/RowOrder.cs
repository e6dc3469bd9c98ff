namespace AotNet.Training;

/// <summary>Orders of rows from seeds, the same on every machine and in every version.</summary>
internal static class RowOrder
{
    /// <summary>The numbers 0 to count - 1 in the seed's order (Fisher and Yates, drawn by SplitMix64).</summary>
    public static int[] Of(int count, long seed)
    {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) order[i] = i;
        ulong state = Mix((ulong)seed);
        for (int i = count - 1; i > 0; i--)
        {
            int j = Below(i + 1, ref state);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    // Lemire 2019: a product's upper half, drawn again in the rare case that would favour some numbers.
    private static int Below(int bound, ref ulong state)
    {
        ulong low, high;
        do high = Math.BigMul(Next(ref state), (ulong)bound, out low);
        while (low < (0 - (ulong)bound) % (ulong)bound);
        return (int)high;
    }

    private static ulong Next(ref ulong state) => Mix(state += 0x9E3779B97F4A7C15);

    // Steele, Lea and Flood 2014.
    internal static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

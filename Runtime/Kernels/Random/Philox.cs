namespace AotNet.Kernels;

/// <summary>
/// Counter-based random numbers: Philox4x32-10 (Salmon, Moraes, Dror and Shaw, 2011, "Parallel random numbers: as easy as
/// 1, 2, 3"). An element's bits depend on seed, key, run and its own index alone.
/// </summary>
public static unsafe partial class Philox
{
    /// <summary>A stable 64-bit hash (FNV-1a over UTF-16 code units, then mixed) of a variable's or node's name.</summary>
    public static ulong Key(ReadOnlySpan<char> name)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in name)
        {
            hash = (hash ^ (byte)c) * 1099511628211;
            hash = (hash ^ (byte)(c >> 8)) * 1099511628211;
        }
        // The finalizer of MurmurHash3: FNV leaves the low bits of similar names alike.
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }

    /// <summary>Ten rounds on one counter block.</summary>
    internal static void Block(uint* counter, uint key0, uint key1)
    {
        var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3]);
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = (ulong)Multiplier0 * c0, p1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ key0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ key1, (uint)p0);
            key0 += Weyl0;
            key1 += Weyl1;
        }
        (counter[0], counter[1], counter[2], counter[3]) = (c0, c1, c2, c3);
    }
}

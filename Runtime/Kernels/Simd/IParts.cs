namespace AotNet.Kernels;

/// <summary>Elements moved inside the 128-bit parts of a register, in which they cost least to move; the parts on their own in memory.</summary>
internal unsafe interface IParts<T, V> : IBits<T, V>
    where T : unmanaged
{
    /// <summary>The parts from x, x + step and so on.</summary>
    static abstract V LoadParts(T* x, nint step);

    /// <summary>The parts to y, y + step and so on.</summary>
    static abstract void StoreParts(T* y, nint step, V parts);

    /// <summary>In each part a[0], b[0] and, of four elements, a[1], b[1].</summary>
    static abstract V InterleaveLow(V a, V b);

    /// <summary>In each part the same of its upper half.</summary>
    static abstract V InterleaveHigh(V a, V b);

    /// <summary>In each part the lower halves of a and b.</summary>
    static abstract V LowHalves(V a, V b);

    /// <summary>In each part the upper halves of a and b.</summary>
    static abstract V HighHalves(V a, V b);

    /// <summary>The product of the lower 32 bits of each 64, unsigned, in all 64; what is in the upper ones does not count.</summary>
    static abstract V MulLower(V a, V b);

    /// <summary>The upper 32 bits of each 64, in both halves: by a shuffle, which takes another port than products and shifts.</summary>
    static abstract V Upper(V x);
}

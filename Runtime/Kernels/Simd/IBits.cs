namespace AotNet.Kernels;

/// <summary>What the functions need beyond <see cref="ISimd{T, V}"/>: elements as integers of their own size, and scaling.</summary>
internal unsafe interface IBits<T, V> : ISimd<T, V>
    where T : unmanaged
{
    /// <summary>Elements with these bits (the low 32 for float).</summary>
    static abstract V SetBits(long bits);

    static abstract V AddBits(V a, V b);

    static abstract V SubBits(V a, V b);

    static abstract V ShiftLeft(V x, int count);

    /// <summary>Zeros come in from the left.</summary>
    static abstract V ShiftRight(V x, int count);

    /// <summary>The larger one of a number and x; NaN in x passes. One instruction.</summary>
    static abstract V AtLeast(V limit, V x);

    /// <summary>The smaller one of a number and x; NaN in x passes. One instruction.</summary>
    static abstract V AtMost(V limit, V x);

    /// <summary>
    /// x * 2^n, rounded once, for n from -1100 to 1100 (-250 to 250 in float), given as n and as n + 1.5 * 2^52 (2^23).
    /// </summary>
    static abstract V Scale(V x, V n, V shifted);

    /// <summary>Whether any element of a mask is set.</summary>
    static abstract bool Any(V mask);

    /// <summary>What a * b lacks to the exact product; needs no fused multiply-add.</summary>
    static abstract V MulError(V a, V b, V product);
}

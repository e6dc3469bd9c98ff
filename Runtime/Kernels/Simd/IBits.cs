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

    /// <summary>Whether <see cref="Scale"/> is one instruction, which rounds to infinity or zero and keeps NaN, also in float.</summary>
    static abstract bool HasScale { get; }

    /// <summary>
    /// x * 2^n, rounded once, given n and n + 1.5 * 2^52 (2^23): in double for n from -1100 to 1100, in float for a normal result.
    /// </summary>
    static abstract V Scale(V x, V n, V shifted);

    /// <summary>Whether any element of a mask is set.</summary>
    static abstract bool Any(V mask);

    /// <summary>What a * b lacks to the exact product; needs no fused multiply-add.</summary>
    static abstract V MulError(V a, V b, V product);
}

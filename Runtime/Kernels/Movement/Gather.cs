using System.Numerics;
using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

/// <summary>Slices at given positions: <c>y[o, c, :] = x[o, indices[c], :]</c>.</summary>
public static unsafe class Gather
{
    /// <param name="node">The node's name, for the message.</param>
    /// <param name="x">Shape [outer, n, inner].</param>
    /// <param name="indices">Shape [count].</param>
    /// <param name="y">Shape [outer, count, inner].</param>
    /// <param name="outer">Positions before the axis.</param>
    /// <param name="n">The size of the axis.</param>
    /// <param name="inner">Elements behind the axis.</param>
    /// <param name="count">The number of indices.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative or not less than <paramref name="n"/>.</exception>
    public static void Run<T, I>(string node, T* x, I* indices, T* y, nint outer, nint n, nint inner, nint count)
        where T : unmanaged
        where I : unmanaged, IBinaryInteger<I>
    {
        for (nint c = 0; c < count; c++)
        {
            nint index = Index("Gather", node, indices[c], n);
            for (nint o = 0; o < outer; o++)
                if (inner == 1) y[o * count + c] = x[o * n + index];
                else Buffer.MemoryCopy(x + (o * n + index) * inner, y + (o * count + c) * inner, inner * sizeof(T), inner * sizeof(T));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint Index<I>(string op, string node, I index, nint n)
        where I : unmanaged, IBinaryInteger<I>
    {
        long value = long.CreateTruncating(index);
        if ((ulong)value >= (ulong)n) Throw(op, node, value, n);
        return (nint)value;
    }

    private static void Throw(string op, string node, long index, nint n) =>
        throw new ArgumentOutOfRangeException("indices", index, $"{op} '{node}': the index {index} is out of range for an axis of size {n}.");
}

using System.Numerics;

namespace AotNet.Kernels;

/// <summary>Rows of zeros with a one at an index.</summary>
public static unsafe class OneHot
{
    /// <summary>Row c of <paramref name="y"/> [count, depth] has <paramref name="one"/> at <c>indices[c]</c>, or nowhere when that is out of range.</summary>
    public static void Run<T, I>(I* indices, T* y, nint count, nint depth, T one)
        where T : unmanaged
        where I : unmanaged, IBinaryInteger<I>
    {
        Strided.Fill(y, count * depth, default);
        for (nint c = 0; c < count; c++)
        {
            long index = long.CreateTruncating(indices[c]);
            if ((ulong)index < (ulong)depth) y[c * depth + (nint)index] = one;
        }
    }
}

using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>Copies rows of B together, the columns beyond <paramref name="columns"/> zero.</summary>
    [SkipLocalsInit]
    private static void Pack<T, O, V>(T* b, nint bRow, T* packed, nint stride, nint rows, nint columns)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        nint whole = columns / O.Count * O.Count;
        T* kept = stackalloc T[O.Count];
        for (nint j = 0; j < O.Count; j++) kept[j] = j < columns - whole ? Simd1<T>.Equal(default, default) : default;
        V mask = O.Load(kept);
        // The rest of a row by a vector that reads on into the next rows; the last ones have none behind them.
        nint last = whole < columns ? Math.Max(0, rows - ((whole + O.Count - columns + bRow - 1) / Math.Max(1, bRow))) : rows;
        for (nint row = 0; row < rows; row++, b += bRow, packed += stride)
        {
            nint j = 0;
            for (; j < whole; j += O.Count) O.Store(packed + j, O.Load(b + j));
            if (whole == columns) continue;
            if (row < last)
            {
                O.Store(packed + j, O.And(O.Load(b + j), mask));
                continue;
            }
            for (; j < columns; j++) packed[j] = b[j];
            for (; j < whole + O.Count; j++) packed[j] = default;
        }
    }
}

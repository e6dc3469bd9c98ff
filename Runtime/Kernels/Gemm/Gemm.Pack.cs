using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    /// <summary>Rows that lie together in a copy of A: those of a tile.</summary>
    private const int GroupRows = 6;

    /// <summary>
    /// Copies a transposed A together, a[k * aCol + row]: its rows in <paramref name="groups"/>, shared out evenly, the first ones the
    /// greater; of a group the elements of one k side by side, and k after k.
    /// </summary>
    private static void PackA<T>(T* a, nint aCol, T* packed, nint rows, nint groups, nint k)
        where T : unmanaged
    {
        nint smaller = rows / groups, greater = rows % groups, distance = GroupRows * k;
        for (nint i = 0; i < k; i++, a += aCol, packed += GroupRows)
        {
            // A smaller group takes some of the next one's elements along; behind the last element of all there is nothing to take.
            T* from = a, to = packed;
            nint whole = i + 1 < k ? groups : groups - 1;
            for (nint group = 0; group < whole; group++, to += distance)
            {
                nint j = 0;
                for (; j + 16 <= GroupRows * sizeof(T); j += 16) Vector128.Store(Vector128.Load((byte*)from + j), (byte*)to + j);
                if (j < GroupRows * sizeof(T)) *(long*)((byte*)to + j) = *(long*)((byte*)from + j);
                from += group < greater ? smaller + 1 : smaller;
            }
            for (; from < a + rows; from++, to++) *to = *from;
        }
    }
}

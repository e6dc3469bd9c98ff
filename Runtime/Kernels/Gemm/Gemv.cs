using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

/// <summary>Products of a matrix and a column: y[i] = sum over k of A[i, k] * x[k].</summary>
/// <remarks>
/// A tile of registers would be used in one column only, so these have an order of summation of their own, which depends on the
/// sizes and the layout alone. Where a row of A lies in one run, element k goes to lane k mod 16, and the lanes combine as a tree,
/// the upper half into the lower; in rows of at most 16 elements to lane k mod 8, or of at most five to lane k mod 4, and of five or
/// nine elements the last one is added to what the tree comes to. Where a column of A lies in one run, row k goes to chain k mod 8, the
/// chains of each 4096 rows are added in their order, and eight combine in the same way. All are chains of fused multiply-adds in order of k.
/// </remarks>
public static unsafe partial class Gemv
{
    /// <summary>Lanes along a row of A, and so the outputs that are finished together.</summary>
    private const int Lanes = LaneTree.Lanes;

    /// <summary>Columns that are short enough for the stack.</summary>
    private const int FewLanes = 64;

    /// <summary>Rows from which reading them once pays.</summary>
    private const nint ManyRows = 256;

    /// <summary>Multiply-adds below which waking a second thread costs more than it saves.</summary>
    private const nint ThreadThreshold = 1 << 17;

    /// <summary>Hands each y[i] to the epilogue, as row 0 and column i. A[i, k] = a[i * aRow + k * aCol], x[k] = x[k * xStep]; one of aRow and aCol is 1.</summary>
    /// <param name="padded">Columns of A, where those lie in one run, and what the epilogue touches may be read and written up to the next multiple of 16 rows.</param>
    public static void Multiply<T, E>(WorkPool pool, nint m, nint k, T* a, nint aRow, nint aCol, T* x, nint xStep, bool padded, E epilogue)
        where T : unmanaged
        where E : struct, IEpilogue<T>
    {
        if (SimdWidth.Has512) Run<T, E, Simd512<T>, Vector512<T>>(pool, m, k, a, aRow, aCol, x, xStep, padded, epilogue);
        else if (SimdWidth.Has256) Run<T, E, Simd256<T>, Vector256<T>>(pool, m, k, a, aRow, aCol, x, xStep, padded, epilogue);
        else Run<T, E, Simd128<T>, Vector128<T>>(pool, m, k, a, aRow, aCol, x, xStep, padded, epilogue);
    }

    [SkipLocalsInit]
    internal static void Run<T, E, O, V>(WorkPool pool, nint m, nint k, T* a, nint aRow, nint aCol, T* x, nint xStep, bool padded, E epilogue)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        if (m <= 0) return;
        bool threads = pool.Threads > 1 && m * k >= ThreadThreshold;
        if (aCol == 1)
        {
            // In one run and with zeros up to the last lane, all of them where k is 0.
            nint whole = (Math.Max(1, k) + Lanes - 1) & ~(nint)(Lanes - 1);
            T* few = stackalloc T[FewLanes], run = whole <= FewLanes ? few : PanelMemory.Get<T>(whole);
            nint i = 0;
            for (; i < k; i++) run[i] = x[i * xStep];
            for (; i < whole; i++) run[i] = default;
            RowJob<T, E, O, V> job = new(m, k, a, aRow, run, epilogue);
            if (threads) pool.Run(ref job, job.Units);
            else job.RunAll();
        }
        else
        {
            ColumnJob<T, E, O, V> job = new(m, k, a, aCol, x, xStep, padded, epilogue);
            if (threads) pool.Run(ref job, job.Units);
            else job.RunAll();
        }
    }

    /// <summary>
    /// Two products with the same rows: y = A x, of which the first epilogue makes e, and z = Aᵀ e. Gives what <see cref="Multiply"/>
    /// gives for one after the other, bit for bit; a matrix of many short rows is read once, a part at a time.
    /// A[m, k] = a[m * aRow + k].
    /// </summary>
    /// <param name="between">Where the first epilogue stores e, m elements without a gap.</param>
    /// <param name="padded">Whether what the second epilogue touches may be read and written up to the next multiple of 16 rows.</param>
    public static void MultiplyBoth<T, E, F>(WorkPool pool, nint m, nint k, T* a, nint aRow, T* x, nint xStep, E rows, T* between, bool padded, F columns)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where F : struct, IEpilogue<T>
    {
        if (k is <= 1 or > ShortRow || m < ManyRows)
        {
            Multiply(pool, m, k, a, aRow, 1, x, xStep, padded: false, rows);
            Multiply(pool, k, m, a, 1, aRow, between, 1, padded, columns);
        }
        else if (SimdWidth.Has256) Both<T, E, F, Simd256<T>, Vector256<T>>(pool, m, k, a, aRow, x, xStep, rows, between, padded, columns);
        else Both<T, E, F, Simd128<T>, Vector128<T>>(pool, m, k, a, aRow, x, xStep, rows, between, padded, columns);
    }

    /// <summary>Of <paramref name="rows"/> rows those behind whose start, or end, so many elements more than their own may be read: not the last ones.</summary>
    private static nint RowsToRead(nint rows, nint stride, nint more)
    {
        for (; more > 0 && rows > 0; more -= stride) rows--;
        return rows;
    }

    /// <summary>Whole vectors, then one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<T, E, O, V>(T* sums, nint column, nint count, in E epilogue)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        nint i = 0;
        for (; i <= count - O.Count; i += O.Count) epilogue.Finish<O, V>(0, column + i, O.Load(sums + i));
        for (; i < count; i++) epilogue.Finish<Simd1<T>, T>(0, column + i, sums[i]);
    }
}

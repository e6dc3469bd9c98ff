using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public static unsafe partial class Gemv
{
    /// <summary>Both products of rows of at most sixteen elements, which are read once.</summary>
    [SkipLocalsInit]
    internal static void Both<T, E, F, O, V>(WorkPool pool, nint m, nint k, T* a, nint aRow, T* x, nint xStep, E rows, T* between, bool padded, F columns)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where F : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        T* run = stackalloc T[ShortRow];
        for (nint i = 0; i < ShortRow; i++) run[i] = i < k ? x[i * xStep] : default;
        ColumnJob<T, F, O, V> back = new(k, m, a, aRow, between, 1, padded, columns);
        nint units = (m + ChainRows - 1) / ChainRows;
        T* chains = PanelMemory.Get<T>(units * UnitChains);
        BothJob<T, E, F, O, V> job = new(m, k, a, aRow, run, rows, between, back, chains);
        if (pool.Threads > 1 && m * k >= ThreadThreshold) pool.Run(ref job, checked((int)units));
        else for (int unit = 0; unit < units; unit++) job.Run(unit);
        for (nint unit = 1; unit < units; unit++) Join<T, O, V>(chains, chains + (unit * UnitChains), UnitChains);
        for (nint column = 0; column < k; column += O.Count) back.End(column, chains + (column * Chains));
    }

    /// <summary>Chains of all columns.</summary>
    private const int UnitChains = Chains * ShortRow;

    /// <summary>The rows that have chains of their own, some at a time, first along them and then along the columns.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct BothJob<T, E, F, O, V>(
        nint m, nint k, T* a, nint aRow, T* run, E rows, T* between, ColumnJob<T, F, O, V> back, T* chains) : IJob
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where F : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        public void Run(int unit)
        {
            T* own = chains + (unit * (nint)UnitChains);
            Clear<T, O, V>(own, UnitChains);
            nint row = unit * ChainRows, end = Math.Min(m, row + ChainRows);
            if (typeof(V) == typeof(Vector256<float>) && Fma.IsSupported && k <= BothRow)
            {
                nint count = Math.Max(0, Math.Min(end, RowsToRead(m, aRow, 8 - k)) - row) & -8;
                EightRows<T, E, N2>((float*)(a + (row * aRow)), k, aRow, (float*)run, row, count, rows, (float*)between, (float*)own);
                // The ninth column's chains are elements of one vector, and now the first ones of eight.
                for (int i = 7; i > 0; i--) own[64 + (8 * i)] = own[64 + i];
                row += count;
            }
            RowJob<T, E, O, V> there = new(m, k, a, aRow, run, rows);
            for (; row < end; row += PartRows)
            {
                nint partEnd = Math.Min(end, row + PartRows);
                there.Range(row, partEnd);
                for (nint column = 0; column < k; column += O.Count) back.Add(column, row, partEnd, own + (column * Chains));
            }
        }
    }
}

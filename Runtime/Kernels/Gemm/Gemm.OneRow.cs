using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>
    /// One row of A: bound by reading B, which is therefore read once, in order. The sums lie in the first-level cache; a
    /// pass takes eight rows of B.
    /// </summary>
    private static void OneRow<T, E, O, V>(nint n, nint k, T* a, nint aCol, T* b, nint bRow, bool padded, in E epilogue, nint panelStride)
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        if (padded) n = (n + O.Count - 1) / O.Count * O.Count;
        T* sums = PanelMemory.Get<T>(n + O.Count);
        if (panelStride != Panels.Columns) OneRowPanels<T, O, V>(n, k, a, aCol, b, panelStride, sums);
        else if (n >= O.Count) OneRowSums<T, O, V>(n, k, a, aCol, b, bRow, sums);
        else if (O.Count > Simd256<T>.Count && n >= Simd256<T>.Count) OneRowSums<T, Simd256<T>, Vector256<T>>(n, k, a, aCol, b, bRow, sums);
        else if (O.Count > Simd128<T>.Count && n >= Simd128<T>.Count) OneRowSums<T, Simd128<T>, Vector128<T>>(n, k, a, aCol, b, bRow, sums);
        else OneRowSums<T, Simd1<T>, T>(n, k, a, aCol, b, bRow, sums);
        Finish<T, E, O, V>(sums, 0, 1, n, epilogue, 0, 0);
    }

    /// <param name="n">At least a vector.</param>
    /// <param name="sums">Room for a vector behind the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneRowSums<T, O, V>(nint n, nint k, T* a, nint aCol, T* b, nint bRow, T* sums)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        // A rest of columns goes by the last whole vector of B, whose other columns are summed twice, in the same order; its sums wait
        // behind the others.
        nint whole = n / O.Count * O.Count, rest = whole < n ? n - O.Count : whole;
        T* last = sums + whole;
        for (nint j = 0; j <= whole; j += O.Count) O.Store(sums + j, O.Zero);
        for (; k >= 8; k -= 8, a += 8 * aCol, b += 8 * bRow)
        {
            V a0 = O.Set(*a), a1 = O.Set(a[aCol]), a2 = O.Set(a[2 * aCol]), a3 = O.Set(a[3 * aCol]);
            V a4 = O.Set(a[4 * aCol]), a5 = O.Set(a[5 * aCol]), a6 = O.Set(a[6 * aCol]), a7 = O.Set(a[7 * aCol]);
            T* p = b, q = b + (3 * bRow), r = b + (6 * bRow), s = sums;
            for (nint j = 0; j < whole; j += O.Count, p += O.Count, q += O.Count, r += O.Count, s += O.Count)
            {
                V sum = O.MulAdd(a0, O.Load(p), O.Load(s));
                sum = O.MulAdd(a1, O.Load(p + bRow), sum);
                sum = O.MulAdd(a2, O.Load(p + (2 * bRow)), sum);
                sum = O.MulAdd(a3, O.Load(q), sum);
                sum = O.MulAdd(a4, O.Load(q + bRow), sum);
                sum = O.MulAdd(a5, O.Load(q + (2 * bRow)), sum);
                sum = O.MulAdd(a6, O.Load(r), sum);
                O.Store(s, O.MulAdd(a7, O.Load(r + bRow), sum));
            }
            if (rest < whole)
            {
                p = b + rest;
                V sum = O.MulAdd(a0, O.Load(p), O.Load(last));
                sum = O.MulAdd(a1, O.Load(p + bRow), sum);
                sum = O.MulAdd(a2, O.Load(p + (2 * bRow)), sum);
                sum = O.MulAdd(a3, O.Load(p + (3 * bRow)), sum);
                sum = O.MulAdd(a4, O.Load(p + (4 * bRow)), sum);
                sum = O.MulAdd(a5, O.Load(p + (5 * bRow)), sum);
                sum = O.MulAdd(a6, O.Load(p + (6 * bRow)), sum);
                O.Store(last, O.MulAdd(a7, O.Load(p + (7 * bRow)), sum));
            }
        }
        for (; k > 0; k--, a += aCol, b += bRow)
        {
            V a0 = O.Set(*a);
            for (nint j = 0; j < whole; j += O.Count) O.Store(sums + j, O.MulAdd(a0, O.Load(b + j), O.Load(sums + j)));
            if (rest < whole) O.Store(last, O.MulAdd(a0, O.Load(b + rest), O.Load(last)));
        }
        if (rest < whole) O.Store(sums + rest, O.Load(last));
    }
}

using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>
    /// One row of A: bound by reading B, which is therefore read once, in order. The sums lie in the first-level cache; a
    /// pass takes four rows of B.
    /// </summary>
    private static void OneRow<T, E, O, V>(WorkPool pool, nint n, nint k, T* a, nint aCol, T* b, nint bRow, bool padded, in E epilogue)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        nint whole = padded ? (n + O.Count - 1) / O.Count * O.Count : n / O.Count * O.Count;
        T* sums = PanelMemory.Get<T>(whole + O.Count);
        OneRowSums<T, O, V>(n, whole, k, a, aCol, b, bRow, sums);
        Finish<T, E, O, V>(sums, 0, 1, padded ? whole : n, epilogue, 0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneRowSums<T, O, V>(nint n, nint whole, nint k, T* a, nint aCol, T* b, nint bRow, T* sums)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        for (nint j = 0; j < whole; j += O.Count) O.Store(sums + j, O.Zero);
        for (nint j = whole; j < n; j++) sums[j] = default;
        for (; k >= 8; k -= 8, a += 8 * aCol, b += 8 * bRow)
        {
            V a0 = O.Set(*a), a1 = O.Set(a[aCol]), a2 = O.Set(a[2 * aCol]), a3 = O.Set(a[3 * aCol]);
            V a4 = O.Set(a[4 * aCol]), a5 = O.Set(a[5 * aCol]), a6 = O.Set(a[6 * aCol]), a7 = O.Set(a[7 * aCol]);
            T* b3 = b + (3 * bRow), b6 = b + (6 * bRow);
            T* p = b, q = b3, r = b6, s = sums;
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
            for (nint j = whole; j < n; j++)
            {
                T sum = sums[j];
                for (int i = 0; i < 8; i++) sum = Simd1<T>.MulAdd(a[i * aCol], b[(i * bRow) + j], sum);
                sums[j] = sum;
            }
        }
        for (; k >= 4; k -= 4, a += 4 * aCol, b += 4 * bRow)
        {
            V a0 = O.Set(*a), a1 = O.Set(a[aCol]), a2 = O.Set(a[2 * aCol]), a3 = O.Set(a[3 * aCol]);
            T* b1 = b + bRow, b2 = b1 + bRow, b3 = b2 + bRow;
            for (nint j = 0; j < whole; j += O.Count)
            {
                V sum = O.MulAdd(a0, O.Load(b + j), O.Load(sums + j));
                sum = O.MulAdd(a1, O.Load(b1 + j), sum);
                sum = O.MulAdd(a2, O.Load(b2 + j), sum);
                O.Store(sums + j, O.MulAdd(a3, O.Load(b3 + j), sum));
            }
            for (nint j = whole; j < n; j++)
            {
                T sum = Simd1<T>.MulAdd(*a, b[j], sums[j]);
                sum = Simd1<T>.MulAdd(a[aCol], b1[j], sum);
                sum = Simd1<T>.MulAdd(a[2 * aCol], b2[j], sum);
                sums[j] = Simd1<T>.MulAdd(a[3 * aCol], b3[j], sum);
            }
        }
        for (; k > 0; k--, a += aCol, b += bRow)
        {
            V a0 = O.Set(*a);
            for (nint j = 0; j < whole; j += O.Count) O.Store(sums + j, O.MulAdd(a0, O.Load(b + j), O.Load(sums + j)));
            for (nint j = whole; j < n; j++) sums[j] = Simd1<T>.MulAdd(*a, b[j], sums[j]);
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public static unsafe partial class Gemv
{
    /// <summary>Rows of at most so many elements are summed on four lanes each: sixteen would mostly hold zeros.</summary>
    private const int ShortRow = 16;

    /// <summary>Lanes of a short row.</summary>
    private const int ShortLanes = 4;

    /// <summary>Rows of which the sums wait for the epilogue.</summary>
    private const int SumRows = 256;

    private readonly partial struct RowJob<T, E, O, V>
    {
        /// <summary>Sixteen short rows at a time, four to a register of 512 bits.</summary>
        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Short(nint row, nint rowEnd)
        {
            T* sums = stackalloc T[SumRows];
            // Vectors are read that go on into the next rows; the last ones have nothing behind them.
            nint readable = ((m - 1) * aRow) + k, whole = (k + ShortLanes - 1) & ~(nint)(ShortLanes - 1);
            for (; row < rowEnd; row += SumRows)
            {
                nint count = Math.Min(SumRows, rowEnd - row), i = 0;
                if (typeof(V) == typeof(Vector512<float>) && Avx512F.IsSupported)
                {
                    if (aRow == k) i = Packed<float, ToSums, N1>((float*)a + (row * k), k, (float*)x, 0, count, readable - (row * k), new((float*)sums), null, null);
                    for (; i <= count - Lanes && ((row + i + Lanes - 1) * aRow) + whole <= readable; i += Lanes)
                        SixteenRows((float*)a + ((row + i) * aRow), aRow, k, (float*)x).Store((float*)sums + i);
                }
                else if (typeof(T) == typeof(float) && Sse.IsSupported && Simd1<T>.Count < O.Count)
                {
                    if (typeof(V) == typeof(Vector256<float>) && aRow == k) i = PackedPairs<float, ToSums, N1>((float*)a + (row * k), k, (float*)x, count, new((float*)sums), null, null);
                    for (; i <= count - ShortLanes && ((row + i + ShortLanes - 1) * aRow) + whole <= readable; i += ShortLanes)
                        FourRows((float*)a + ((row + i) * aRow), aRow, k, (float*)x).Store((float*)sums + i);
                }
                for (; i < count; i++) sums[i] = OneRow(a + ((row + i) * aRow), k, x);
                Finish<T, E, O, V>(sums, row, count, epilogue);
            }
        }
    }

    /// <summary>Part p of vector q is row 4p + q, so that the trees of four lanes end in the order of the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SixteenRows(float* a, nint aRow, nint k, float* x)
    {
        nint two = 2 * aRow, three = 3 * aRow, four = 4 * aRow, i = 0;
        float* a1 = a + four, a2 = a1 + four, a3 = a2 + four;
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        for (; i <= k - ShortLanes; i += ShortLanes, a += ShortLanes, a1 += ShortLanes, a2 += ShortLanes, a3 += ShortLanes)
        {
            Vector512<float> b = Avx512F.BroadcastVector128ToVector512(x + i);
            s0 = Avx512F.FusedMultiplyAdd(Gemm.Lanes(a, a1, a2, a3), b, s0);
            s1 = Avx512F.FusedMultiplyAdd(Gemm.Lanes(a + aRow, a1 + aRow, a2 + aRow, a3 + aRow), b, s1);
            s2 = Avx512F.FusedMultiplyAdd(Gemm.Lanes(a + two, a1 + two, a2 + two, a3 + two), b, s2);
            s3 = Avx512F.FusedMultiplyAdd(Gemm.Lanes(a + three, a1 + three, a2 + three, a3 + three), b, s3);
        }
        bool single = HasSingle(k);
        if (i < k && !single)
        {
            Vector512<float> b = Avx512F.BroadcastVector128ToVector512(x + i), kept = Avx512F.BroadcastVector128ToVector512((float*)Kept(k - i));
            s0 = Avx512F.FusedMultiplyAdd(Gemm.Lanes(a, a1, a2, a3) & kept, b, s0);
            s1 = Avx512F.FusedMultiplyAdd(Gemm.Lanes(a + aRow, a1 + aRow, a2 + aRow, a3 + aRow) & kept, b, s1);
            s2 = Avx512F.FusedMultiplyAdd(Gemm.Lanes(a + two, a1 + two, a2 + two, a3 + two) & kept, b, s2);
            s3 = Avx512F.FusedMultiplyAdd(Gemm.Lanes(a + three, a1 + three, a2 + three, a3 + three) & kept, b, s3);
        }
        Vector512<float> sums = Trees(s0, s1, s2, s3);
        if (!single) return sums;
        Vector512<double> low = Avx512F.UnpackLow(Gemm.Lanes(a, a1, a2, a3), Gemm.Lanes(a + aRow, a1 + aRow, a2 + aRow, a3 + aRow)).AsDouble();
        Vector512<double> high = Avx512F.UnpackLow(Gemm.Lanes(a + two, a1 + two, a2 + two, a3 + two), Gemm.Lanes(a + three, a1 + three, a2 + three, a3 + three)).AsDouble();
        return Avx512F.FusedMultiplyAdd(Avx512F.UnpackLow(low, high).AsSingle(), Vector512.Create(x[i]), sums);
    }

    /// <summary>Whether one element is left behind whole groups of four: it is added to what the lanes come to.</summary>
    private static bool HasSingle(nint k) => k > 1 && k % ShortLanes == 1;

    /// <summary>Four lanes to one sum: element q of part p is that of part p of vector q.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Trees(Vector512<float> s0, Vector512<float> s1, Vector512<float> s2, Vector512<float> s3)
    {
        Vector512<double> low = (Avx512F.UnpackLow(s0, s1) + Avx512F.UnpackHigh(s0, s1)).AsDouble();
        Vector512<double> high = (Avx512F.UnpackLow(s2, s3) + Avx512F.UnpackHigh(s2, s3)).AsDouble();
        return Avx512F.UnpackLow(low, high).AsSingle() + Avx512F.UnpackHigh(low, high).AsSingle();
    }

    /// <summary>The same for four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FourRows(float* a, nint aRow, nint k, float* x)
    {
        float* a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
        Vector128<float> s0 = default, s1 = default, s2 = default, s3 = default;
        bool single = HasSingle(k);
        nint end = single ? k - 1 : k;
        for (nint i = 0; i < end; i += ShortLanes)
        {
            Vector128<float> b = Vector128.Load(x + i), r0 = Vector128.Load(a + i), r1 = Vector128.Load(a1 + i), r2 = Vector128.Load(a2 + i), r3 = Vector128.Load(a3 + i);
            if (end - i < ShortLanes)
            {
                Vector128<float> kept = Vector128.Load((float*)Kept(end - i));
                (r0, r1, r2, r3) = (r0 & kept, r1 & kept, r2 & kept, r3 & kept);
            }
            s0 = Simd128<float>.MulAdd(r0, b, s0);
            s1 = Simd128<float>.MulAdd(r1, b, s1);
            s2 = Simd128<float>.MulAdd(r2, b, s2);
            s3 = Simd128<float>.MulAdd(r3, b, s3);
        }
        Vector128<float> low = Sse.UnpackLow(s0, s1) + Sse.UnpackHigh(s0, s1), high = Sse.UnpackLow(s2, s3) + Sse.UnpackHigh(s2, s3);
        Vector128<float> sums = Sse.MoveLowToHigh(low, high) + Sse.MoveHighToLow(high, low);
        return single ? Simd128<float>.MulAdd(Vector128.Create(a[end], a1[end], a2[end], a3[end]), Vector128.Create(x[end]), sums) : sums;
    }

    private static T OneRow<T>(T* row, nint k, T* x)
        where T : unmanaged
    {
        T s0 = default, s1 = default, s2 = default, s3 = default;
        nint end = HasSingle(k) ? k - 1 : k;
        for (nint i = 0; i < end; i += ShortLanes)
        {
            // As the vectors, whose lanes past the end take a product of zeros.
            s0 = Simd1<T>.MulAdd(row[i], x[i], s0);
            s1 = Simd1<T>.MulAdd(i + 1 < end ? row[i + 1] : default, i + 1 < end ? x[i + 1] : default, s1);
            s2 = Simd1<T>.MulAdd(i + 2 < end ? row[i + 2] : default, i + 2 < end ? x[i + 2] : default, s2);
            s3 = Simd1<T>.MulAdd(i + 3 < end ? row[i + 3] : default, i + 3 < end ? x[i + 3] : default, s3);
        }
        T sum = Simd1<T>.Add(Simd1<T>.Add(s0, s2), Simd1<T>.Add(s1, s3));
        return end < k ? Simd1<T>.MulAdd(row[end], x[end], sum) : sum;
    }

    /// <summary>Four lanes of which the first <paramref name="count"/> have all bits set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void* Kept(nint count)
    {
        ReadOnlySpan<int> masks = [-1, -1, -1, -1, 0, 0, 0, 0];
        return Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetReference(masks), 4 - count));
    }

    private readonly struct ToSums(float* sums) : IEpilogue<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<O, V>(nint row, nint column, V sum)
            where O : struct, ISimd<float, V> => O.Store(sums + column, sum);
    }
}

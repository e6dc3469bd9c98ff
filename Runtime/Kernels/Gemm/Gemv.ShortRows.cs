using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public static unsafe partial class Gemv
{
    /// <summary>Rows of at most so many elements are summed on eight lanes each, or four: sixteen would mostly hold zeros.</summary>
    private const int ShortRow = 16;

    private readonly partial struct RowJob<T, E, O, V>
    {
        /// <summary>Eight short rows at a time on 256 bits, or four on 128.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Short(nint row, nint rowEnd)
        {
            E finish = epilogue;
            T* rows = a + (row * aRow);
            // The lanes of a row's last elements are read as a whole; behind the last row is nothing.
            nint beyond = HasSingle(k) ? 0 : k <= 4 ? 4 - k : -k & 7;
            nint safe = Math.Min(rowEnd, RowsToRead(m, aRow, beyond));
            if (typeof(V) == typeof(Vector128<float>) && Sse.IsSupported)
            {
                for (; row <= safe - 4; row += 4, rows += 4 * aRow)
                    finish.Finish<Simd128<T>, Vector128<T>>(0, row, FourRows((float*)rows, aRow, k, (float*)x).As<float, T>());
            }
            else if (typeof(T) == typeof(float) && typeof(V) != typeof(Vector128<float>) && Fma.IsSupported && safe - row >= 8)
            {
                nint count = (safe - row) & -8;
                EightRows<T, E, N1>((float*)rows, k, aRow, (float*)x, row, count, epilogue, null, null);
                row += count;
                rows += count * aRow;
            }
            for (; row < rowEnd; row++, rows += aRow) finish.Finish<Simd1<T>, T>(0, row, OneRow(rows, k, x));
        }
    }

    /// <summary>Whether one element is left behind four or eight: it is added to what the lanes come to.</summary>
    private static bool HasSingle(nint k) => k is 5 or 9;

    /// <summary>Four rows, on two vectors of lanes each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FourRows(float* a, nint aRow, nint k, float* x)
    {
        float* a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
        bool single = HasSingle(k);
        nint end = single ? k - 1 : k;
        Vector128<float> s0 = Lanes(a), s1 = Lanes(a1), s2 = Lanes(a2), s3 = Lanes(a3);
        Vector128<float> low = Sse.UnpackLow(s0, s1) + Sse.UnpackHigh(s0, s1), high = Sse.UnpackLow(s2, s3) + Sse.UnpackHigh(s2, s3);
        Vector128<float> sums = Sse.MoveLowToHigh(low, high) + Sse.MoveHighToLow(high, low);
        return single ? Simd128<float>.MulAdd(Vector128.Create(a[end], a1[end], a2[end], a3[end]), Vector128.Create(x[end]), sums) : sums;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        Vector128<float> Lanes(float* row)
        {
            Vector128<float> lower = Part(row, 0) * Vector128.Load(x);
            if (end <= 4) return lower;
            Vector128<float> upper = Part(row, 4) * Vector128.Load(x + 4);
            if (end > 8)
            {
                lower = Simd128<float>.MulAdd(Part(row, 8), Vector128.Load(x + 8), lower);
                upper = Simd128<float>.MulAdd(end > 12 ? Part(row, 12) : default, Vector128.Load(x + 12), upper);
            }
            return lower + upper;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        Vector128<float> Part(float* row, nint i) => end - i >= 4 ? Vector128.Load(row + i) : Vector128.Load(row + i) & Vector128.Load(Kept(end - i));
    }

    private static T OneRow<T>(T* row, nint k, T* x)
        where T : unmanaged
    {
        nint end = HasSingle(k) ? k - 1 : k;
        // As the vectors, whose lanes past the end take products of zeros.
        T s0 = Lane(0), s1 = Lane(1), s2 = Lane(2), s3 = Lane(3);
        if (end > 4) (s0, s1, s2, s3) = (Simd1<T>.Add(s0, Lane(4)), Simd1<T>.Add(s1, Lane(5)), Simd1<T>.Add(s2, Lane(6)), Simd1<T>.Add(s3, Lane(7)));
        T sum = Simd1<T>.Add(Simd1<T>.Add(s0, s2), Simd1<T>.Add(s1, s3));
        return end < k ? Simd1<T>.MulAdd(row[end], x[end], sum) : sum;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        T Lane(nint i)
        {
            T lane = Simd1<T>.Mul(i < end ? row[i] : default, x[i]);
            return end > 8 ? Simd1<T>.MulAdd(i + 8 < end ? row[i + 8] : default, x[i + 8], lane) : lane;
        }
    }

    /// <summary>Eight lanes of which the first <paramref name="count"/> have all bits set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Kept(nint count)
    {
        ReadOnlySpan<int> masks = [-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0];
        return (float*)Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetReference(masks), 8 - count));
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public static unsafe partial class Gemv
{
    /// <summary>Rows of A in one run, in the order of summation that their length asks for.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly partial struct RowJob<T, E, O, V>(nint m, nint k, T* a, nint aRow, T* x, E epilogue) : IJob
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        private readonly nint _unitRows = Math.Max(1, ThreadThreshold / 8 / Math.Max(1, k * Lanes)) * Lanes;

        public int Units => checked((int)((m + _unitRows - 1) / _unitRows));

        public void RunAll() => Range(0, m);

        public void Run(int unit) => Range(unit * _unitRows, Math.Min(m, (unit + 1) * _unitRows));

        public void Range(nint row, nint rowEnd)
        {
            if (k <= ShortRow) Short(row, rowEnd);
            else Long(row, rowEnd);
        }

        /// <summary>Rows longer than the lanes: sixteen of them at a time, four in step.</summary>
        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Long(nint row, nint rowEnd)
        {
            T* lanes = stackalloc T[Lanes * Lanes], sums = stackalloc T[Lanes], mask = stackalloc T[Lanes];
            nint part = k % Lanes;
            for (int lane = 0; lane < Lanes; lane += O.Count) O.Store(mask + lane, O.Zero);
            for (nint i = 0; i < part * sizeof(T); i++) ((byte*)mask)[i] = 0xff;
            // The last rows may not be read past their end, where the matrix ends too.
            nint readable = ((m - 1) * aRow) + k;
            for (; row < rowEnd; row += Lanes)
            {
                nint count = Math.Min(Lanes, rowEnd - row), i = 0;
                for (; i <= count - 4 && ((row + i + 3) * aRow) + k - part + Lanes <= readable; i += 4)
                    Four(a + ((row + i) * aRow), aRow, mask, lanes + (i * Lanes));
                for (; i < count; i++) One(a + ((row + i) * aRow), part, lanes + (i * Lanes));
                Trees<T, V>(lanes, sums, count);
                Finish<T, E, O, V>(sums, row, count, epilogue);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Four(T* row, nint stride, T* mask, T* lanes)
        {
            nint whole = k & ~(nint)(Lanes - 1);
            T* row1 = row + stride, row2 = row1 + stride, row3 = row2 + stride;
            // The lanes of one register at a time: a width of fewer lanes walks the rows more often, in the first-level cache.
            for (int lane = 0; lane < Lanes; lane += O.Count)
            {
                V s0 = O.Zero, s1 = s0, s2 = s0, s3 = s0;
                nint i = lane;
                for (; i < whole; i += Lanes)
                {
                    V b = O.Load(x + i);
                    s0 = O.MulAdd(O.Load(row + i), b, s0);
                    s1 = O.MulAdd(O.Load(row1 + i), b, s1);
                    s2 = O.MulAdd(O.Load(row2 + i), b, s2);
                    s3 = O.MulAdd(O.Load(row3 + i), b, s3);
                }
                if (whole < k)
                {
                    V b = O.Load(x + i), kept = O.Load(mask + lane);
                    s0 = O.MulAdd(O.And(O.Load(row + i), kept), b, s0);
                    s1 = O.MulAdd(O.And(O.Load(row1 + i), kept), b, s1);
                    s2 = O.MulAdd(O.And(O.Load(row2 + i), kept), b, s2);
                    s3 = O.MulAdd(O.And(O.Load(row3 + i), kept), b, s3);
                }
                O.Store(lanes + lane, s0);
                O.Store(lanes + lane + Lanes, s1);
                O.Store(lanes + lane + (2 * Lanes), s2);
                O.Store(lanes + lane + (3 * Lanes), s3);
            }
        }

        private void One(T* row, nint part, T* lanes)
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                T sum = default;
                nint i = lane;
                for (; i < k; i += Lanes) sum = Simd1<T>.MulAdd(row[i], x[i], sum);
                // As the vectors, whose lanes past the end take a product of zeros.
                if (part > 0 && lane >= part) sum = Simd1<T>.MulAdd(default, default, sum);
                lanes[lane] = sum;
            }
        }
    }

    /// <summary>Sixteen lanes to one sum, for each of up to sixteen rows of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Trees<T, V>(T* lanes, T* sums, nint rows)
        where T : unmanaged
    {
        if (typeof(V) == typeof(Vector512<float>) && Avx512F.IsSupported)
        {
            Trees((float*)lanes).Store((float*)sums);
            return;
        }
        for (nint row = 0; row < rows; row++, lanes += Lanes) sums[row] = LaneTree.Combine(lanes, default(LaneSum<T>));
    }

    /// <summary>The same for sixteen rows at once: each step adds halves, and puts two vectors' remains into one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Trees(float* lanes)
    {
        // Vector p ends with the rows p, 4 + p, 8 + p and 12 + p in its four parts.
        return Single(Pairs(Quarter(lanes), Quarter(lanes + Lanes)), Pairs(Quarter(lanes + (2 * Lanes)), Quarter(lanes + (3 * Lanes))));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Quarter(float* p)
        {
            Vector512<float> low = Halves(Vector512.Load(p), Vector512.Load(p + (4 * Lanes)));
            Vector512<float> high = Halves(Vector512.Load(p + (8 * Lanes)), Vector512.Load(p + (12 * Lanes)));
            return Avx512F.Shuffle4x128(low, high, 0b10_00_10_00) + Avx512F.Shuffle4x128(low, high, 0b11_01_11_01);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Halves(Vector512<float> a, Vector512<float> b) =>
            Avx512F.Shuffle4x128(a, b, 0b01_00_01_00) + Avx512F.Shuffle4x128(a, b, 0b11_10_11_10);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Pairs(Vector512<float> a, Vector512<float> b) =>
            Avx512F.UnpackLow(a.AsDouble(), b.AsDouble()).AsSingle() + Avx512F.UnpackHigh(a.AsDouble(), b.AsDouble()).AsSingle();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Single(Vector512<float> a, Vector512<float> b) =>
            Avx512F.Shuffle(a, b, 0b10_00_10_00) + Avx512F.Shuffle(a, b, 0b11_01_11_01);
    }
}

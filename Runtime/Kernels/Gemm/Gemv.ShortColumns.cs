using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public static unsafe partial class Gemv
{
    /// <summary>Chains of a sum over many rows of few columns without a gap between them: the rows of as many vectors as there are columns.</summary>
    private const int ShortChains = 16;

    /// <summary>Rows from which arranging those vectors pays.</summary>
    private const nint ManyRows = 512;

    private static bool HasShortColumns(nint m, nint k, nint aCol) => aCol == m && m <= ShortChains && k >= ManyRows;

    /// <summary>
    /// Few columns of A, its rows one after another: sixteen rows are m whole vectors. Each takes its multipliers out of a vector
    /// of x by a permutation, and has sums of its own; element i of them all belongs to chain i / m and column i mod m.
    /// </summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct ShortColumnJob<T, E, O, V>(nint m, nint k, T* a, T* x, nint xStep, bool padded, E epilogue)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        /// <summary>Room for the chains, and for a vector that is read on behind the last one.</summary>
        public const int Room = (ShortChains + 1) * ShortChains;

        [SkipLocalsInit]
        public void Run()
        {
            T* chains = stackalloc T[Room];
            int* sources = stackalloc int[ShortChains * ShortChains];
            Start(chains, sources);
            Add(0, k, chains, sources);
            End(chains);
        }

        public void Start(T* chains, int* sources)
        {
            new Span<T>(chains, Room).Clear();
            int chain = 0;
            for (nint i = 0, column = 0; i < ShortChains * m; i++)
            {
                sources[i] = chain;
                if (++column < m) continue;
                column = 0;
                chain++;
            }
        }

        /// <summary>The rows from a multiple of sixteen.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Add(nint row, nint rowEnd, T* chains, int* sources)
        {
            if (typeof(V) == typeof(Vector512<float>) && Avx512F.IsSupported && xStep == 1)
            {
                nint rows = (rowEnd - row) / ShortChains * ShortChains;
                Sum((float*)a + (row * m), (float*)x + row, (float*)chains, sources, m, rows);
                row += rows;
            }
            nint whole = m / O.Count * O.Count;
            for (; row < rowEnd; row++)
            {
                T* from = a + (row * m), chain = chains + (row % ShortChains * m);
                V factor = O.Set(x[row * xStep]);
                nint i = 0;
                for (; i < whole; i += O.Count) O.Store(chain + i, O.MulAdd(O.Load(from + i), factor, O.Load(chain + i)));
                for (; i < m; i++) chain[i] = Simd1<T>.MulAdd(from[i], x[row * xStep], chain[i]);
            }
        }

        public void End(T* chains)
        {
            for (nint half = ShortChains / 2 * m; half >= m; half /= 2)
            {
                for (nint i = 0; i < half; i++) chains[i] = Simd1<T>.Add(chains[i], chains[half + i]);
            }
            Finish<T, E, O, V>(chains, 0, padded ? (m + O.Count - 1) / O.Count * O.Count : m, epilogue);
        }
    }

    private static void Sum(float* a, float* x, float* chains, int* sources, nint m, nint rows)
    {
        nint first = 0;
        for (; first <= m - 8; first += 8) Sums<N8>(a, x, chains, sources, first, m, rows);
        if ((m & 4) != 0) Sums<N4>(a, x, chains, sources, first, m, rows);
        if ((m & 2) != 0) Sums<N2>(a, x, chains, sources, first + (m & 4), m, rows);
        if ((m & 1) != 0) Sums<N1>(a, x, chains, sources, m - 1, m, rows);
    }

    /// <summary>Some of the vectors, over all rows, with their sums in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sums<N>(float* a, float* x, float* chains, int* sources, nint first, nint m, nint rows)
        where N : unmanaged
    {
        chains += first * ShortChains;
        Vector512<float> s0 = Chain(0), s1 = Chain(1), s2 = Chain(2), s3 = Chain(3), s4 = Chain(4), s5 = Chain(5), s6 = Chain(6), s7 = Chain(7);
        Vector512<int> i0 = Source(0), i1 = Source(1), i2 = Source(2), i3 = Source(3), i4 = Source(4), i5 = Source(5), i6 = Source(6), i7 = Source(7);
        a += first * ShortChains;
        for (nint row = 0; row < rows; row += ShortChains, a += m * ShortChains)
        {
            Vector512<float> factors = Vector512.Load(x + row);
            s0 = Next(s0, i0, 0);
            if (sizeof(N) > 1) s1 = Next(s1, i1, 1);
            if (sizeof(N) > 2) s2 = Next(s2, i2, 2);
            if (sizeof(N) > 2) s3 = Next(s3, i3, 3);
            if (sizeof(N) > 4) s4 = Next(s4, i4, 4);
            if (sizeof(N) > 4) s5 = Next(s5, i5, 5);
            if (sizeof(N) > 4) s6 = Next(s6, i6, 6);
            if (sizeof(N) > 4) s7 = Next(s7, i7, 7);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            Vector512<float> Next(Vector512<float> sum, Vector512<int> source, int i) =>
                Avx512F.FusedMultiplyAdd(Vector512.Load(a + (i * ShortChains)), Avx512F.PermuteVar16x32(factors, source), sum);
        }
        s0.Store(chains);
        if (sizeof(N) > 1) s1.Store(chains + ShortChains);
        if (sizeof(N) > 2) s2.Store(chains + (2 * ShortChains));
        if (sizeof(N) > 2) s3.Store(chains + (3 * ShortChains));
        if (sizeof(N) > 4) s4.Store(chains + (4 * ShortChains));
        if (sizeof(N) > 4) s5.Store(chains + (5 * ShortChains));
        if (sizeof(N) > 4) s6.Store(chains + (6 * ShortChains));
        if (sizeof(N) > 4) s7.Store(chains + (7 * ShortChains));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        Vector512<float> Chain(int i) => sizeof(N) > i ? Vector512.Load(chains + (i * ShortChains)) : default;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        Vector512<int> Source(int i) => sizeof(N) > i ? Vector512.Load(sources + ((first + i) * ShortChains)) : default;
    }
}

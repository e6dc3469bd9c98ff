using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AotNet.Kernels;

public static unsafe partial class Gemv
{
    /// <summary>Chains that a sum is split into: enough to hide the latency of a multiply-add where all outputs are in one register.</summary>
    private const int Chains = 8;

    /// <summary>Rows that have chains of their own: threads share them out, and sums of very many rows lose less.</summary>
    private const nint ChainRows = 4096;

    /// <summary>Columns of A in one run: a vector of outputs at a time.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct ColumnJob<T, E, O, V>(nint m, nint k, T* a, nint aCol, T* x, nint xStep, bool padded, E epilogue) : IJob
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        /// <summary>Whole lines, so that threads share none.</summary>
        private static nint Width => 128 / sizeof(T);

        public int Units => checked((int)((m + Width - 1) / Width));

        public void RunAll()
        {
            int units = Units;
            for (int unit = 0; unit < units; unit++) Run(unit);
        }

        [SkipLocalsInit]
        public void Run(int unit)
        {
            T* chains = stackalloc T[Chains * Lanes], next = stackalloc T[Chains * Lanes];
            nint start = unit * Width, end = Math.Min(m, start + Width), size = Chains * O.Count;
            for (nint column = start; column < end; column += O.Count)
            {
                Clear<T, O, V>(chains, size);
                Add(column, 0, Math.Min(k, ChainRows), chains);
                for (nint row = ChainRows; row < k; row += ChainRows)
                {
                    Clear<T, O, V>(next, size);
                    Add(column, row, Math.Min(k, row + ChainRows), next);
                    Join<T, O, V>(chains, next, size);
                }
                End(column, chains);
            }
        }

        /// <summary>Rows from a multiple of eight on, of a vector of columns.</summary>
        /// <param name="chains">Eight vectors, of which row i adds to number i mod 8.</param>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Add(nint column, nint row, nint rowEnd, T* chains)
        {
            nint count = Math.Min(O.Count, m - column);
            // Where columns are missing a row is read on into the next one, which the last rows do not have.
            nint safe = padded || count == O.Count ? rowEnd : Math.Min(rowEnd, RowsToRead(k, aCol, column + O.Count - m));
            nint whole = Math.Max(0, safe - row) / Chains * Chains;
            Sum(a + (row * aCol) + column, row, whole, chains);
            for (row += whole; row < rowEnd; row++)
            {
                T* chain = chains + (row % Chains * O.Count), from = a + (row * aCol) + column;
                if (row < safe) O.Store(chain, O.MulAdd(O.Load(from), O.Set(x[row * xStep]), O.Load(chain)));
                else for (nint i = 0; i < count; i++) chain[i] = Simd1<T>.MulAdd(from[i], x[row * xStep], chain[i]);
            }
        }

        public void End(nint column, T* chains)
        {
            nint count = Math.Min(O.Count, m - column);
            V sum = O.Add(
                O.Add(O.Add(At(chains, 0), At(chains, 4)), O.Add(At(chains, 2), At(chains, 6))),
                O.Add(O.Add(At(chains, 1), At(chains, 5)), O.Add(At(chains, 3), At(chains, 7))));
            if (padded || count == O.Count)
            {
                epilogue.Finish<O, V>(0, column, sum);
                return;
            }
            O.Store(chains, sum);
            for (nint i = 0; i < count; i++) epilogue.Finish<Simd1<T>, T>(0, column + i, chains[i]);
        }

        private static V At(T* chains, int chain) => O.Load(chains + (chain * O.Count));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Sum(T* from, nint row, nint rows, T* chains)
        {
            V s0 = At(chains, 0), s1 = At(chains, 1), s2 = At(chains, 2), s3 = At(chains, 3), s4 = At(chains, 4), s5 = At(chains, 5), s6 = At(chains, 6), s7 = At(chains, 7);
            T* b = x + (row * xStep);
            nint four = 4 * aCol;
            for (; rows > 0; rows -= Chains, from += 2 * four, b += Chains * xStep)
            {
                T* second = from + four, last = second + four - aCol, b4 = b + (4 * xStep), b7 = b4 + (3 * xStep);
                s0 = O.MulAdd(O.Load(from), O.Set(*b), s0);
                s1 = O.MulAdd(O.Load(from + aCol), O.Set(b[xStep]), s1);
                s2 = O.MulAdd(O.Load(from + (2 * aCol)), O.Set(b[2 * xStep]), s2);
                s3 = O.MulAdd(O.Load(second - aCol), O.Set(*(b4 - xStep)), s3);
                s4 = O.MulAdd(O.Load(second), O.Set(*b4), s4);
                s5 = O.MulAdd(O.Load(second + aCol), O.Set(b4[xStep]), s5);
                s6 = O.MulAdd(O.Load(second + (2 * aCol)), O.Set(b4[2 * xStep]), s6);
                s7 = O.MulAdd(O.Load(last), O.Set(*b7), s7);
            }
            O.Store(chains, s0);
            O.Store(chains + O.Count, s1);
            O.Store(chains + (2 * O.Count), s2);
            O.Store(chains + (3 * O.Count), s3);
            O.Store(chains + (4 * O.Count), s4);
            O.Store(chains + (5 * O.Count), s5);
            O.Store(chains + (6 * O.Count), s6);
            O.Store(chains + (7 * O.Count), s7);
        }
    }

    private static void Clear<T, O, V>(T* chains, nint count)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        for (nint i = 0; i < count; i += O.Count) O.Store(chains + i, O.Zero);
    }

    /// <summary>Adds the chains of later rows.</summary>
    private static void Join<T, O, V>(T* chains, T* later, nint count)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        for (nint i = 0; i < count; i += O.Count) O.Store(chains + i, O.Add(O.Load(chains + i), O.Load(later + i)));
    }
}

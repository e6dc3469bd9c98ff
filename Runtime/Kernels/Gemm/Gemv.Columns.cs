using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AotNet.Kernels;

public static unsafe partial class Gemv
{
    /// <summary>Chains that a sum is split into: enough to hide the latency of a multiply-add where all outputs are in one register.</summary>
    private const int Chains = 8;

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
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int unit)
        {
            T* chains = stackalloc T[Chains * Lanes];
            nint start = unit * Width, end = Math.Min(m, start + Width);
            for (nint column = start; column < end; column += O.Count)
            {
                nint count = Math.Min(O.Count, end - column);
                bool isWhole = padded || count == O.Count;
                // Else a row is read on into the next one, which the last rows do not have.
                nint safe = isWhole ? k : Math.Clamp((((k - 1) * aCol) + m - column - O.Count + aCol) / aCol, 0, k);
                nint row = safe / Chains * Chains;
                Sum(a + column, row, chains);
                for (; row < k; row++)
                {
                    T* chain = chains + (row % Chains * O.Count), from = a + (row * aCol) + column;
                    if (row < safe) O.Store(chain, O.MulAdd(O.Load(from), O.Set(x[row * xStep]), O.Load(chain)));
                    else for (nint i = 0; i < count; i++) chain[i] = Simd1<T>.MulAdd(from[i], x[row * xStep], chain[i]);
                }
                V sum = O.Add(
                    O.Add(O.Add(At(chains, 0), At(chains, 4)), O.Add(At(chains, 2), At(chains, 6))),
                    O.Add(O.Add(At(chains, 1), At(chains, 5)), O.Add(At(chains, 3), At(chains, 7))));
                if (isWhole)
                {
                    epilogue.Finish<O, V>(0, column, sum);
                    continue;
                }
                O.Store(chains, sum);
                for (nint i = 0; i < count; i++) epilogue.Finish<Simd1<T>, T>(0, column + i, chains[i]);
            }
        }

        private static V At(T* chains, int chain) => O.Load(chains + (chain * O.Count));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Sum(T* from, nint rows, T* chains)
        {
            V s0 = O.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
            T* b = x;
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
}

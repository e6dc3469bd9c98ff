using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>
    /// The microkernel: sizeof(R) rows by sizeof(W) vectors of sums, kept in registers over the whole of k; as many such tiles, one
    /// below the other, as <paramref name="tiles"/> says. R and W are sizes as types: sizeof is known while the code is imported, so
    /// each instance holds its own rows alone. With an S of more than one byte the third vector and the fourth lie apart from the
    /// first two; L says how the elements of A lie.
    /// </summary>
    /// <remarks>
    /// One broadcast element of A serves sizeof(W) multiply-adds, one load of B sizeof(R). AVX-512 takes 9 x 3 or 6 x 4 of its 32
    /// registers for sums, 16 registers allow 6 x 2 or 4 x 3. B is not asked for ahead: its parts fit the second-level cache, whose
    /// latency the processor hides, and each instruction more is felt where another thread shares the core. Tiles follow each other
    /// here, not in the caller: for few k what a call costs is a tenth of a tile.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<T, E, O, V, R, W, S, L>(
        nint tiles, nint k, T* a, Distances* apart, Panel<T>* panel, T* start, nint stride, in E epilogue, nint row, nint column)
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
        where R : unmanaged
        where W : unmanaged
        where S : unmanaged
        where L : unmanaged
    {
        nint aRow = apart->Row, aCol = apart->Column;
        // Offsets of the rows that address modes cannot scale; in the loop they would compete with the multiply-adds for ports.
        nint row2 = 2 * aRow, row3 = 3 * aRow, row4 = 4 * aRow, row5 = 5 * aRow, row7 = 7 * aRow;
        // Transposed it has a line for each k, and the last row's is the one that the tile before left out.
        nint ahead = (8 * aCol) + ((sizeof(R) - 1) * aRow);
        nint bRow = panel->BRow, bRow2 = 2 * bRow, bRow3 = 3 * bRow, bRow4 = 4 * bRow, third = panel->Third, fourth = panel->Fourth;
        for (; tiles > 0; tiles--, row += sizeof(R), a += apart->Tile)
        {
            Sums<V> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default, s8 = default;
            if (typeof(E) == typeof(ToBuffer<T>) && start != null)
            {
                Load<T, O, V, W>(start, ref s0);
                if (sizeof(R) > 1) Load<T, O, V, W>(start + stride, ref s1);
                if (sizeof(R) > 2) Load<T, O, V, W>(start + (2 * stride), ref s2);
                if (sizeof(R) > 3) Load<T, O, V, W>(start + (3 * stride), ref s3);
                if (sizeof(R) > 4) Load<T, O, V, W>(start + (4 * stride), ref s4);
                if (sizeof(R) > 5) Load<T, O, V, W>(start + (5 * stride), ref s5);
                if (sizeof(R) > 6) Load<T, O, V, W>(start + (6 * stride), ref s6);
                if (sizeof(R) > 7) Load<T, O, V, W>(start + (7 * stride), ref s7);
                if (sizeof(R) > 8) Load<T, O, V, W>(start + (8 * stride), ref s8);
                start += sizeof(R) * stride;
            }
            T* x = a, b = panel->B;
            for (nint left = k; left != 0;)
            {
                nint part = Math.Min(left, apart->Part);
                left -= part;
                if (sizeof(L) != sizeof(Ahead) && typeof(O) == typeof(Simd512<T>) && left != 0 && Sse.IsSupported)
                {
                    // The rows' lines after the next, for all the rows of a tile come to the end of a line at once.
                    T* later = x + (128 / sizeof(T));
                    Sse.Prefetch0(later);
                    if (sizeof(R) > 1) Sse.Prefetch0(later + aRow);
                    if (sizeof(R) > 2) Sse.Prefetch0(later + row2);
                    if (sizeof(R) > 3) Sse.Prefetch0(later + row3);
                    if (sizeof(R) > 4) Sse.Prefetch0(later + row4);
                    if (sizeof(R) > 5) Sse.Prefetch0(later + row5);
                    if (sizeof(R) > 6) Sse.Prefetch0(later + (2 * row3));
                    if (sizeof(R) > 7) Sse.Prefetch0(later + row7);
                    if (sizeof(R) > 8) Sse.Prefetch0(later + (2 * row4));
                }
                if (typeof(O) == typeof(Simd256<T>))
                {
                    // Four k at a time: a loop of so few multiply-adds depends on where it lies in memory, and its other instructions are felt.
                    for (; part >= 4; part -= 4)
                    {
                        Step<T, O, V, R, W, S>(x, 0, aRow, row2, row3, row4, row5, row7, b, 0, third, fourth, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7, ref s8);
                        if (!Known<L>())
                        {
                            x += aCol;
                            b += bRow;
                        }
                        Step<T, O, V, R, W, S>(x, Known<L>(1), aRow, row2, row3, row4, row5, row7, b, Known<L>() ? bRow : 0, third, fourth, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7, ref s8);
                        if (!Known<L>())
                        {
                            x += aCol;
                            b += bRow;
                        }
                        Step<T, O, V, R, W, S>(x, Known<L>(2), aRow, row2, row3, row4, row5, row7, b, Known<L>() ? bRow2 : 0, third, fourth, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7, ref s8);
                        if (!Known<L>())
                        {
                            x += aCol;
                            b += bRow;
                        }
                        Step<T, O, V, R, W, S>(x, Known<L>(3), aRow, row2, row3, row4, row5, row7, b, Known<L>() ? bRow3 : 0, third, fourth, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7, ref s8);
                        x += Known<L>() ? Known<L>(4) : aCol;
                        b += Known<L>() ? bRow4 : bRow;
                    }
                    if (part == 0) continue;
                }
                do
                {
                    Step<T, O, V, R, W, S>(x, 0, aRow, row2, row3, row4, row5, row7, b, 0, third, fourth, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5, ref s6, ref s7, ref s8);
                    if (sizeof(L) == sizeof(Ahead) && Sse.IsSupported) Sse.Prefetch0(x + ahead);
                    x += aCol;
                    b += bRow;
                }
                while (--part != 0);
            }
            // A copy: what is stored may lie anywhere, even in the epilogue that was passed, so its fields would be read each time.
            E last = epilogue, apart2 = epilogue, apart3 = epilogue;
            last.MoveTo(row, column);
            if (sizeof(S) > 1)
            {
                apart2.MoveTo(row, column + (2 * O.Count));
                if (sizeof(W) > 3) apart3.MoveTo(row, column + (3 * O.Count));
            }
            {
                last.Finish<O, V>(0, 0, s0.V0);
                if (sizeof(W) > 1) last.Finish<O, V>(0, O.Count, s0.V1);
                if (sizeof(S) > 1) apart2.Finish<O, V>(0, 0, s0.V2);
                else if (sizeof(W) > 2) last.Finish<O, V>(0, 2 * O.Count, s0.V2);
                if (sizeof(W) > 3) apart3.Finish<O, V>(0, 0, s0.V3);
            }
            if (sizeof(R) > 1)
            {
                last.Finish<O, V>(1, 0, s1.V0);
                if (sizeof(W) > 1) last.Finish<O, V>(1, O.Count, s1.V1);
                if (sizeof(S) > 1) apart2.Finish<O, V>(1, 0, s1.V2);
                else if (sizeof(W) > 2) last.Finish<O, V>(1, 2 * O.Count, s1.V2);
                if (sizeof(W) > 3) apart3.Finish<O, V>(1, 0, s1.V3);
            }
            if (sizeof(R) > 2)
            {
                last.Finish<O, V>(2, 0, s2.V0);
                if (sizeof(W) > 1) last.Finish<O, V>(2, O.Count, s2.V1);
                if (sizeof(S) > 1) apart2.Finish<O, V>(2, 0, s2.V2);
                else if (sizeof(W) > 2) last.Finish<O, V>(2, 2 * O.Count, s2.V2);
                if (sizeof(W) > 3) apart3.Finish<O, V>(2, 0, s2.V3);
            }
            if (sizeof(R) > 3)
            {
                last.Finish<O, V>(3, 0, s3.V0);
                if (sizeof(W) > 1) last.Finish<O, V>(3, O.Count, s3.V1);
                if (sizeof(S) > 1) apart2.Finish<O, V>(3, 0, s3.V2);
                else if (sizeof(W) > 2) last.Finish<O, V>(3, 2 * O.Count, s3.V2);
                if (sizeof(W) > 3) apart3.Finish<O, V>(3, 0, s3.V3);
            }
            if (sizeof(R) > 4)
            {
                last.Finish<O, V>(4, 0, s4.V0);
                if (sizeof(W) > 1) last.Finish<O, V>(4, O.Count, s4.V1);
                if (sizeof(S) > 1) apart2.Finish<O, V>(4, 0, s4.V2);
                else if (sizeof(W) > 2) last.Finish<O, V>(4, 2 * O.Count, s4.V2);
                if (sizeof(W) > 3) apart3.Finish<O, V>(4, 0, s4.V3);
            }
            if (sizeof(R) > 5)
            {
                last.Finish<O, V>(5, 0, s5.V0);
                if (sizeof(W) > 1) last.Finish<O, V>(5, O.Count, s5.V1);
                if (sizeof(S) > 1) apart2.Finish<O, V>(5, 0, s5.V2);
                else if (sizeof(W) > 2) last.Finish<O, V>(5, 2 * O.Count, s5.V2);
                if (sizeof(W) > 3) apart3.Finish<O, V>(5, 0, s5.V3);
            }
            if (sizeof(R) > 6)
            {
                last.Finish<O, V>(6, 0, s6.V0);
                if (sizeof(W) > 1) last.Finish<O, V>(6, O.Count, s6.V1);
                if (sizeof(S) > 1) apart2.Finish<O, V>(6, 0, s6.V2);
                else if (sizeof(W) > 2) last.Finish<O, V>(6, 2 * O.Count, s6.V2);
                if (sizeof(W) > 3) apart3.Finish<O, V>(6, 0, s6.V3);
            }
            if (sizeof(R) > 7)
            {
                last.Finish<O, V>(7, 0, s7.V0);
                if (sizeof(W) > 1) last.Finish<O, V>(7, O.Count, s7.V1);
                if (sizeof(S) > 1) apart2.Finish<O, V>(7, 0, s7.V2);
                else if (sizeof(W) > 2) last.Finish<O, V>(7, 2 * O.Count, s7.V2);
                if (sizeof(W) > 3) apart3.Finish<O, V>(7, 0, s7.V3);
            }
            if (sizeof(R) > 8)
            {
                last.Finish<O, V>(8, 0, s8.V0);
                if (sizeof(W) > 1) last.Finish<O, V>(8, O.Count, s8.V1);
                if (sizeof(S) > 1) apart2.Finish<O, V>(8, 0, s8.V2);
                else if (sizeof(W) > 2) last.Finish<O, V>(8, 2 * O.Count, s8.V2);
                if (sizeof(W) > 3) apart3.Finish<O, V>(8, 0, s8.V3);
            }
        }
    }

    /// <summary>Whether the distance from one k of A to the next is known while the code is compiled: then elements of several k need no addition of their own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Known<L>()
        where L : unmanaged => sizeof(L) >= sizeof(AlongRows);

    /// <summary>The known distance to a later k, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Known<L>(nint later)
        where L : unmanaged => sizeof(L) == sizeof(AlongRows) ? later : sizeof(L) == sizeof(Copied) ? later * GroupRows : 0;
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>
    /// The microkernel: sizeof(R) rows by sizeof(W) vectors of sums, kept in registers over the whole of k.
    /// R and W are sizes as types: sizeof is known while the code is imported, so each instance holds its own rows alone.
    /// With a P of more than one byte it asks for a transposed A ahead of use.
    /// </summary>
    /// <remarks>
    /// One broadcast element of A serves sizeof(W) multiply-adds, one load of B sizeof(R). AVX-512 takes 9 x 3 or 6 x 4
    /// of its 32 registers for sums, 16 registers allow 4 x 3. Locals, not an array: nothing else stays in registers. B is not asked for
    /// ahead: its parts fit the second-level cache, whose latency the processor hides, and each instruction more is felt where
    /// another thread shares the core. A transposed has a line for each k, and the last row's is the one that the block of rows before left out.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<T, E, O, V, R, W, P>(nint k, T* a, nint aRow, nint aCol, Panel<T>* panel, T* start, nint stride, in E epilogue, nint row, nint column)
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
        where R : unmanaged
        where W : unmanaged
        where P : unmanaged
    {
        V s00 = O.Zero, s01 = O.Zero, s02 = O.Zero, s03 = O.Zero;
        V s10 = O.Zero, s11 = O.Zero, s12 = O.Zero, s13 = O.Zero;
        V s20 = O.Zero, s21 = O.Zero, s22 = O.Zero, s23 = O.Zero;
        V s30 = O.Zero, s31 = O.Zero, s32 = O.Zero, s33 = O.Zero;
        V s40 = O.Zero, s41 = O.Zero, s42 = O.Zero, s43 = O.Zero;
        V s50 = O.Zero, s51 = O.Zero, s52 = O.Zero, s53 = O.Zero;
        V s60 = O.Zero, s61 = O.Zero, s62 = O.Zero;
        V s70 = O.Zero, s71 = O.Zero, s72 = O.Zero;
        V s80 = O.Zero, s81 = O.Zero, s82 = O.Zero;
        if (start != null)
        {
            {
                s00 = O.Load(start);
                if (sizeof(W) > 1) s01 = O.Load(start + O.Count);
                if (sizeof(W) > 2) s02 = O.Load(start + (2 * O.Count));
                if (sizeof(W) > 3) s03 = O.Load(start + (3 * O.Count));
            }
            if (sizeof(R) > 1)
            {
                s10 = O.Load(start + stride);
                if (sizeof(W) > 1) s11 = O.Load(start + stride + O.Count);
                if (sizeof(W) > 2) s12 = O.Load(start + stride + (2 * O.Count));
                if (sizeof(W) > 3) s13 = O.Load(start + stride + (3 * O.Count));
            }
            if (sizeof(R) > 2)
            {
                s20 = O.Load(start + (2 * stride));
                if (sizeof(W) > 1) s21 = O.Load(start + (2 * stride) + O.Count);
                if (sizeof(W) > 2) s22 = O.Load(start + (2 * stride) + (2 * O.Count));
                if (sizeof(W) > 3) s23 = O.Load(start + (2 * stride) + (3 * O.Count));
            }
            if (sizeof(R) > 3)
            {
                s30 = O.Load(start + (3 * stride));
                if (sizeof(W) > 1) s31 = O.Load(start + (3 * stride) + O.Count);
                if (sizeof(W) > 2) s32 = O.Load(start + (3 * stride) + (2 * O.Count));
                if (sizeof(W) > 3) s33 = O.Load(start + (3 * stride) + (3 * O.Count));
            }
            if (sizeof(R) > 4)
            {
                s40 = O.Load(start + (4 * stride));
                if (sizeof(W) > 1) s41 = O.Load(start + (4 * stride) + O.Count);
                if (sizeof(W) > 2) s42 = O.Load(start + (4 * stride) + (2 * O.Count));
                if (sizeof(W) > 3) s43 = O.Load(start + (4 * stride) + (3 * O.Count));
            }
            if (sizeof(R) > 5)
            {
                s50 = O.Load(start + (5 * stride));
                if (sizeof(W) > 1) s51 = O.Load(start + (5 * stride) + O.Count);
                if (sizeof(W) > 2) s52 = O.Load(start + (5 * stride) + (2 * O.Count));
                if (sizeof(W) > 3) s53 = O.Load(start + (5 * stride) + (3 * O.Count));
            }
            if (sizeof(R) > 6)
            {
                s60 = O.Load(start + (6 * stride));
                if (sizeof(W) > 1) s61 = O.Load(start + (6 * stride) + O.Count);
                if (sizeof(W) > 2) s62 = O.Load(start + (6 * stride) + (2 * O.Count));
            }
            if (sizeof(R) > 7)
            {
                s70 = O.Load(start + (7 * stride));
                if (sizeof(W) > 1) s71 = O.Load(start + (7 * stride) + O.Count);
                if (sizeof(W) > 2) s72 = O.Load(start + (7 * stride) + (2 * O.Count));
            }
            if (sizeof(R) > 8)
            {
                s80 = O.Load(start + (8 * stride));
                if (sizeof(W) > 1) s81 = O.Load(start + (8 * stride) + O.Count);
                if (sizeof(W) > 2) s82 = O.Load(start + (8 * stride) + (2 * O.Count));
            }
        }
        // Offsets of the rows that address modes cannot scale; in the loop they would compete with the multiply-adds for ports.
        nint ahead = (8 * aCol) + ((sizeof(R) - 1) * aRow);
        T* b = panel->B;
        nint bRow = panel->BRow, third = panel->Third, fourth = panel->Fourth;
        nint row2 = 2 * aRow, row3 = 3 * aRow, row4 = 4 * aRow, row5 = 5 * aRow, row7 = 7 * aRow;
        while (k != 0)
        {
            nint part = Math.Min(k, panel->Part);
            k -= part;
            if (sizeof(P) == 1 && k != 0 && Sse.IsSupported)
            {
                // The rows' lines after the next, for all the rows of a tile come to the end of a line at once.
                T* later = a + (128 / sizeof(T));
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
            do
            {
                V b0 = O.Load(b), b1 = O.Zero, b2 = O.Zero, b3 = O.Zero;
                if (sizeof(W) > 1) b1 = O.Load(b + O.Count);
                if (sizeof(W) > 2) b2 = O.Load(b + (sizeof(W) > 3 ? third : 2 * O.Count));
                if (sizeof(W) > 3) b3 = O.Load(b + fourth);
                {
                    V x = O.Set(*a);
                    s00 = O.MulAdd(x, b0, s00);
                    if (sizeof(W) > 1) s01 = O.MulAdd(x, b1, s01);
                    if (sizeof(W) > 2) s02 = O.MulAdd(x, b2, s02);
                    if (sizeof(W) > 3) s03 = O.MulAdd(x, b3, s03);
                }
                if (sizeof(R) > 1)
                {
                    V x = O.Set(a[aRow]);
                    s10 = O.MulAdd(x, b0, s10);
                    if (sizeof(W) > 1) s11 = O.MulAdd(x, b1, s11);
                    if (sizeof(W) > 2) s12 = O.MulAdd(x, b2, s12);
                    if (sizeof(W) > 3) s13 = O.MulAdd(x, b3, s13);
                }
                if (sizeof(R) > 2)
                {
                    V x = O.Set(a[row2]);
                    s20 = O.MulAdd(x, b0, s20);
                    if (sizeof(W) > 1) s21 = O.MulAdd(x, b1, s21);
                    if (sizeof(W) > 2) s22 = O.MulAdd(x, b2, s22);
                    if (sizeof(W) > 3) s23 = O.MulAdd(x, b3, s23);
                }
                if (sizeof(R) > 3)
                {
                    V x = O.Set(a[row3]);
                    s30 = O.MulAdd(x, b0, s30);
                    if (sizeof(W) > 1) s31 = O.MulAdd(x, b1, s31);
                    if (sizeof(W) > 2) s32 = O.MulAdd(x, b2, s32);
                    if (sizeof(W) > 3) s33 = O.MulAdd(x, b3, s33);
                }
                if (sizeof(R) > 4)
                {
                    V x = O.Set(a[row4]);
                    s40 = O.MulAdd(x, b0, s40);
                    if (sizeof(W) > 1) s41 = O.MulAdd(x, b1, s41);
                    if (sizeof(W) > 2) s42 = O.MulAdd(x, b2, s42);
                    if (sizeof(W) > 3) s43 = O.MulAdd(x, b3, s43);
                }
                if (sizeof(R) > 5)
                {
                    V x = O.Set(a[row5]);
                    s50 = O.MulAdd(x, b0, s50);
                    if (sizeof(W) > 1) s51 = O.MulAdd(x, b1, s51);
                    if (sizeof(W) > 2) s52 = O.MulAdd(x, b2, s52);
                    if (sizeof(W) > 3) s53 = O.MulAdd(x, b3, s53);
                }
                if (sizeof(R) > 6)
                {
                    V x = O.Set(a[2 * row3]);
                    s60 = O.MulAdd(x, b0, s60);
                    if (sizeof(W) > 1) s61 = O.MulAdd(x, b1, s61);
                    if (sizeof(W) > 2) s62 = O.MulAdd(x, b2, s62);
                }
                if (sizeof(R) > 7)
                {
                    V x = O.Set(a[row7]);
                    s70 = O.MulAdd(x, b0, s70);
                    if (sizeof(W) > 1) s71 = O.MulAdd(x, b1, s71);
                    if (sizeof(W) > 2) s72 = O.MulAdd(x, b2, s72);
                }
                if (sizeof(R) > 8)
                {
                    V x = O.Set(a[2 * row4]);
                    s80 = O.MulAdd(x, b0, s80);
                    if (sizeof(W) > 1) s81 = O.MulAdd(x, b1, s81);
                    if (sizeof(W) > 2) s82 = O.MulAdd(x, b2, s82);
                }
                if (sizeof(P) > 1 && Sse.IsSupported) Sse.Prefetch0(a + ahead);
                a += aCol;
                b += bRow;
            }
            while (--part != 0);
        }
        // A copy: what is stored may lie anywhere, even in the epilogue that was passed, so its fields would be read each time.
        E last = epilogue, apart2 = epilogue, apart3 = epilogue;
        last.MoveTo(row, column);
        if (sizeof(W) > 3)
        {
            apart2.MoveTo(row, column + (2 * O.Count));
            apart3.MoveTo(row, column + (3 * O.Count));
        }
        {
            last.Finish<O, V>(0, 0, s00);
            if (sizeof(W) > 1) last.Finish<O, V>(0, O.Count, s01);
            if (sizeof(W) == 3) last.Finish<O, V>(0, 2 * O.Count, s02);
            if (sizeof(W) > 3) apart2.Finish<O, V>(0, 0, s02);
            if (sizeof(W) > 3) apart3.Finish<O, V>(0, 0, s03);
        }
        if (sizeof(R) > 1)
        {
            last.Finish<O, V>(1, 0, s10);
            if (sizeof(W) > 1) last.Finish<O, V>(1, O.Count, s11);
            if (sizeof(W) == 3) last.Finish<O, V>(1, 2 * O.Count, s12);
            if (sizeof(W) > 3) apart2.Finish<O, V>(1, 0, s12);
            if (sizeof(W) > 3) apart3.Finish<O, V>(1, 0, s13);
        }
        if (sizeof(R) > 2)
        {
            last.Finish<O, V>(2, 0, s20);
            if (sizeof(W) > 1) last.Finish<O, V>(2, O.Count, s21);
            if (sizeof(W) == 3) last.Finish<O, V>(2, 2 * O.Count, s22);
            if (sizeof(W) > 3) apart2.Finish<O, V>(2, 0, s22);
            if (sizeof(W) > 3) apart3.Finish<O, V>(2, 0, s23);
        }
        if (sizeof(R) > 3)
        {
            last.Finish<O, V>(3, 0, s30);
            if (sizeof(W) > 1) last.Finish<O, V>(3, O.Count, s31);
            if (sizeof(W) == 3) last.Finish<O, V>(3, 2 * O.Count, s32);
            if (sizeof(W) > 3) apart2.Finish<O, V>(3, 0, s32);
            if (sizeof(W) > 3) apart3.Finish<O, V>(3, 0, s33);
        }
        if (sizeof(R) > 4)
        {
            last.Finish<O, V>(4, 0, s40);
            if (sizeof(W) > 1) last.Finish<O, V>(4, O.Count, s41);
            if (sizeof(W) == 3) last.Finish<O, V>(4, 2 * O.Count, s42);
            if (sizeof(W) > 3) apart2.Finish<O, V>(4, 0, s42);
            if (sizeof(W) > 3) apart3.Finish<O, V>(4, 0, s43);
        }
        if (sizeof(R) > 5)
        {
            last.Finish<O, V>(5, 0, s50);
            if (sizeof(W) > 1) last.Finish<O, V>(5, O.Count, s51);
            if (sizeof(W) == 3) last.Finish<O, V>(5, 2 * O.Count, s52);
            if (sizeof(W) > 3) apart2.Finish<O, V>(5, 0, s52);
            if (sizeof(W) > 3) apart3.Finish<O, V>(5, 0, s53);
        }
        if (sizeof(R) > 6)
        {
            last.Finish<O, V>(6, 0, s60);
            if (sizeof(W) > 1) last.Finish<O, V>(6, O.Count, s61);
            if (sizeof(W) > 2) last.Finish<O, V>(6, 2 * O.Count, s62);
        }
        if (sizeof(R) > 7)
        {
            last.Finish<O, V>(7, 0, s70);
            if (sizeof(W) > 1) last.Finish<O, V>(7, O.Count, s71);
            if (sizeof(W) > 2) last.Finish<O, V>(7, 2 * O.Count, s72);
        }
        if (sizeof(R) > 8)
        {
            last.Finish<O, V>(8, 0, s80);
            if (sizeof(W) > 1) last.Finish<O, V>(8, O.Count, s81);
            if (sizeof(W) > 2) last.Finish<O, V>(8, 2 * O.Count, s82);
        }
    }
}

using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>Vectors of B that are read side by side where one row of A meets panels: their chains hide each other's latency.</summary>
    private const int RunVectors = 12;

    /// <summary>Runs of memory that they are read from.</summary>
    private const int Runs = 4;

    /// <summary>The sums of one row of A with a matrix in panels, which is read once, four runs of memory at a time.</summary>
    private static void OneRowPanels<T, O, V>(nint n, nint k, T* a, nint aCol, T* b, nint panelStride, T* sums)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        for (nint column = 0; column < n; column += RunVectors * O.Count)
        {
            T* b0 = b + Panels.Offset(column, panelStride), b1 = Run(1), b2 = Run(2), b3 = Run(3), to = sums + column;
            switch (Math.Min(RunVectors, (int)((n - column + O.Count - 1) / O.Count)))
            {
                case 1: OneRowRuns<T, O, V, N1>(k, a, aCol, b0, b1, b2, b3, to); break;
                case 2: OneRowRuns<T, O, V, N2>(k, a, aCol, b0, b1, b2, b3, to); break;
                case 3: OneRowRuns<T, O, V, N3>(k, a, aCol, b0, b1, b2, b3, to); break;
                case 4: OneRowRuns<T, O, V, N4>(k, a, aCol, b0, b1, b2, b3, to); break;
                case 5: OneRowRuns<T, O, V, N5>(k, a, aCol, b0, b1, b2, b3, to); break;
                case 6: OneRowRuns<T, O, V, N6>(k, a, aCol, b0, b1, b2, b3, to); break;
                case 7: OneRowRuns<T, O, V, N7>(k, a, aCol, b0, b1, b2, b3, to); break;
                case 8: OneRowRuns<T, O, V, N8>(k, a, aCol, b0, b1, b2, b3, to); break;
                case 9: OneRowRuns<T, O, V, N9>(k, a, aCol, b0, b1, b2, b3, to); break;
                case 10: OneRowRuns<T, O, V, N10>(k, a, aCol, b0, b1, b2, b3, to); break;
                case 11: OneRowRuns<T, O, V, N11>(k, a, aCol, b0, b1, b2, b3, to); break;
                case 12: OneRowRuns<T, O, V, N12>(k, a, aCol, b0, b1, b2, b3, to); break;
            }

            T* Run(nint run) => b + Panels.Offset(column + (run * RunVectors / Runs * O.Count), panelStride);
        }
    }

    /// <param name="sums">Takes sizeof(N) vectors: three of each run, the last one's one to three.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneRowRuns<T, O, V, N>(nint k, T* a, nint aCol, T* b0, T* b1, T* b2, T* b3, T* sums)
        where T : unmanaged
        where O : struct, ISimd<T, V>
        where N : unmanaged
    {
        V s0 = O.Zero, s1 = O.Zero, s2 = O.Zero, s3 = O.Zero, s4 = O.Zero, s5 = O.Zero;
        V s6 = O.Zero, s7 = O.Zero, s8 = O.Zero, s9 = O.Zero, s10 = O.Zero, s11 = O.Zero;
        for (nint i = 0; i < k * Panels.Columns; i += Panels.Columns, a += aCol)
        {
            V x = O.Set(*a);
            s0 = O.MulAdd(x, O.Load(b0 + i), s0);
            if (sizeof(N) > 1) s1 = O.MulAdd(x, O.Load(b0 + i + O.Count), s1);
            if (sizeof(N) > 2) s2 = O.MulAdd(x, O.Load(b0 + i + (2 * O.Count)), s2);
            if (sizeof(N) > 3) s3 = O.MulAdd(x, O.Load(b1 + i), s3);
            if (sizeof(N) > 4) s4 = O.MulAdd(x, O.Load(b1 + i + O.Count), s4);
            if (sizeof(N) > 5) s5 = O.MulAdd(x, O.Load(b1 + i + (2 * O.Count)), s5);
            if (sizeof(N) > 6) s6 = O.MulAdd(x, O.Load(b2 + i), s6);
            if (sizeof(N) > 7) s7 = O.MulAdd(x, O.Load(b2 + i + O.Count), s7);
            if (sizeof(N) > 8) s8 = O.MulAdd(x, O.Load(b2 + i + (2 * O.Count)), s8);
            if (sizeof(N) > 9) s9 = O.MulAdd(x, O.Load(b3 + i), s9);
            if (sizeof(N) > 10) s10 = O.MulAdd(x, O.Load(b3 + i + O.Count), s10);
            if (sizeof(N) > 11) s11 = O.MulAdd(x, O.Load(b3 + i + (2 * O.Count)), s11);
        }
        O.Store(sums, s0);
        if (sizeof(N) > 1) O.Store(sums + O.Count, s1);
        if (sizeof(N) > 2) O.Store(sums + (2 * O.Count), s2);
        if (sizeof(N) > 3) O.Store(sums + (3 * O.Count), s3);
        if (sizeof(N) > 4) O.Store(sums + (4 * O.Count), s4);
        if (sizeof(N) > 5) O.Store(sums + (5 * O.Count), s5);
        if (sizeof(N) > 6) O.Store(sums + (6 * O.Count), s6);
        if (sizeof(N) > 7) O.Store(sums + (7 * O.Count), s7);
        if (sizeof(N) > 8) O.Store(sums + (8 * O.Count), s8);
        if (sizeof(N) > 9) O.Store(sums + (9 * O.Count), s9);
        if (sizeof(N) > 10) O.Store(sums + (10 * O.Count), s10);
        if (sizeof(N) > 11) O.Store(sums + (11 * O.Count), s11);
    }
}

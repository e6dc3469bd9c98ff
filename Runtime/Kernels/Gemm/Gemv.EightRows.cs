using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

// Short rows, eight at a time on registers of 256 bits.
public static unsafe partial class Gemv
{
    /// <summary>The longest row of which the columns' sums are in registers: eight of them, and a single one.</summary>
    private const int BothRow = 9;

    /// <summary>Rows that are read twice, the second time out of the first-level cache, where they give two products.</summary>
    private const int PartRows = 64;

    /// <summary>Sums of rows to the epilogue, and with a B of more than one byte the columns' products with what it stores.</summary>
    /// <param name="rows">A multiple of eight. Behind a row as many elements are read as fill its last lanes.</param>
    /// <param name="between">With a B of more than one byte: where the epilogue stores each row's e, from row 0 on.</param>
    /// <param name="chains">Likewise: eight vectors of the first eight columns, and one of the ninth, row i adding to number i mod 8.</param>
    private static void EightRows<T, E, B>(float* a, nint k, nint aRow, float* x, nint row, nint rows, in E epilogue, float* between, float* chains)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where B : unmanaged
    {
        if (k <= 4) EightRows<T, E, B, N1, N1>(a, k, aRow, x, row, rows, epilogue, between, chains);
        else if (k == 5) EightRows<T, E, B, N1, N2>(a, k, aRow, x, row, rows, epilogue, between, chains);
        else if (k <= 8) EightRows<T, E, B, N2, N1>(a, k, aRow, x, row, rows, epilogue, between, chains);
        else if (k == 9) EightRows<T, E, B, N2, N2>(a, k, aRow, x, row, rows, epilogue, between, chains);
        else if (sizeof(B) == 1) EightRows<T, E, N1, N4, N1>(a, k, aRow, x, row, rows, epilogue, between, chains);
    }

    // G: groups of four elements in a row, the last one perhaps not whole; S: with more than one byte, a single element behind them.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightRows<T, E, B, G, S>(float* a, nint k, nint aRow, float* x, nint row, nint rows, in E epilogue, float* between, float* chains)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where B : unmanaged
        where G : unmanaged
        where S : unmanaged
    {
        float* singles = stackalloc float[PartRows];
        Vector256<float> kept = Vector256<float>.AllBitsSet, x0 = sizeof(G) == 1 ? Pair(x, x) : Vector256.Load(x), x1 = x0;
        if (sizeof(G) == 4) x1 = Vector256.Load(x + 8);
        if (sizeof(S) == 1) kept = sizeof(G) == 1 ? Pair(Kept(k), Kept(k)) : Vector256.Load(Kept(k - (sizeof(G) / 4 * 8)));
        Vector256<float> single = Vector256.Create(x[sizeof(S) > 1 ? 4 * sizeof(G) : 0]);
        E finish = epilogue;
        // In bytes: two addresses, the stride and three times the stride reach all of the eight rows.
        nint r = aRow * sizeof(float), r3 = 3 * r;
        for (nint end = row + rows; row < end;)
        {
            nint first = row, part = sizeof(B) > 1 ? Math.Min(end, row + PartRows) : end;
            float* start = a, ninth = singles;
            for (; row < part; row += 8, a = By(a, 8 * r), ninth += 8)
            {
                float* b = By(a, 4 * r);
                Vector256<float> sums = Trees(
                    TwoRows<G, S>(a, b, x0, x1, kept),
                    TwoRows<G, S>(By(a, r), By(b, r), x0, x1, kept),
                    TwoRows<G, S>(By(a, 2 * r), By(b, 2 * r), x0, x1, kept),
                    TwoRows<G, S>(By(a, r3), By(b, r3), x0, x1, kept));
                if (sizeof(S) > 1)
                {
                    Vector256<float> last = OfColumn(a + (4 * sizeof(G)), b + (4 * sizeof(G)), r, r3);
                    sums = Fma.MultiplyAdd(last, single, sums);
                    if (sizeof(B) > 1) last.Store(ninth);
                }
                finish.Finish<Simd256<T>, Vector256<T>>(0, row, sums.As<float, T>());
            }
            if (sizeof(B) > 1) Columns<S>(start, r, between + first, singles, part - first, chains);
        }
    }

    /// <summary>Two rows' products, added up to four lanes each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> TwoRows<G, S>(float* a, float* b, Vector256<float> x0, Vector256<float> x1, Vector256<float> kept)
        where G : unmanaged
        where S : unmanaged
    {
        if (sizeof(G) == 1) return (sizeof(S) == 1 ? Pair(a, b) & kept : Pair(a, b)) * x0;
        Vector256<float> first = Vector256.Load(a), second = Vector256.Load(b);
        if (sizeof(G) == 2 && sizeof(S) == 1) (first, second) = (first & kept, second & kept);
        (first, second) = (x0 * first, x0 * second);
        if (sizeof(G) == 4)
        {
            first = Fma.MultiplyAdd(Vector256.Load(a + 8) & kept, x1, first);
            second = Fma.MultiplyAdd(Vector256.Load(b + 8) & kept, x1, second);
        }
        return Avx.Blend(first, second, 0b1111_0000) + Avx.Permute2x128(first, second, 0x21);
    }

    /// <summary>Four lanes to one sum: element q of part p is that of part p of vector q.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Trees(Vector256<float> s0, Vector256<float> s1, Vector256<float> s2, Vector256<float> s3)
    {
        Vector256<double> low = (Avx.UnpackLow(s0, s1) + Avx.UnpackHigh(s0, s1)).AsDouble(), high = (Avx.UnpackLow(s2, s3) + Avx.UnpackHigh(s2, s3)).AsDouble();
        return Avx.UnpackLow(low, high).AsSingle() + Avx.UnpackHigh(low, high).AsSingle();
    }

    /// <summary>One element of eight rows: from row i the vector that has it as element i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> OfColumn(float* a, float* b, nint r, nint r3)
    {
        Vector256<float> column = Avx.Blend(Vector256.Load(a), Vector256.Load(By(a, r) - 1), 0b0000_0010);
        column = Avx.Blend(column, Vector256.Load(By(a, 2 * r) - 2), 0b0000_0100);
        column = Avx.Blend(column, Vector256.Load(By(a, r3) - 3), 0b0000_1000);
        column = Avx.Blend(column, Vector256.Load(b - 4), 0b0001_0000);
        column = Avx.Blend(column, Vector256.Load(By(b, r) - 5), 0b0010_0000);
        column = Avx.Blend(column, Vector256.Load(By(b, 2 * r) - 6), 0b0100_0000);
        return Avx.Blend(column, Vector256.Load(By(b, r3) - 7), 0b1000_0000);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns<S>(float* a, nint r, float* e, float* singles, nint rows, float* chains)
        where S : unmanaged
    {
        Vector256<float> s0 = Vector256.Load(chains), s1 = Vector256.Load(chains + 8), s2 = Vector256.Load(chains + 16), s3 = Vector256.Load(chains + 24);
        Vector256<float> s4 = Vector256.Load(chains + 32), s5 = Vector256.Load(chains + 40), s6 = Vector256.Load(chains + 48), s7 = Vector256.Load(chains + 56);
        Vector256<float> ninth = Vector256.Load(chains + 64);
        nint r3 = 3 * r;
        for (float* end = e + rows; e < end; e += 8, a = By(a, 8 * r), singles += 8)
        {
            float* b = By(a, 4 * r);
            s0 = Fma.MultiplyAdd(Vector256.Create(e[0]), Vector256.Load(a), s0);
            s1 = Fma.MultiplyAdd(Vector256.Create(e[1]), Vector256.Load(By(a, r)), s1);
            s2 = Fma.MultiplyAdd(Vector256.Create(e[2]), Vector256.Load(By(a, 2 * r)), s2);
            s3 = Fma.MultiplyAdd(Vector256.Create(e[3]), Vector256.Load(By(a, r3)), s3);
            s4 = Fma.MultiplyAdd(Vector256.Create(e[4]), Vector256.Load(b), s4);
            s5 = Fma.MultiplyAdd(Vector256.Create(e[5]), Vector256.Load(By(b, r)), s5);
            s6 = Fma.MultiplyAdd(Vector256.Create(e[6]), Vector256.Load(By(b, 2 * r)), s6);
            s7 = Fma.MultiplyAdd(Vector256.Create(e[7]), Vector256.Load(By(b, r3)), s7);
            if (sizeof(S) > 1) ninth = Fma.MultiplyAdd(Vector256.Load(e), Vector256.Load(singles), ninth);
        }
        s0.Store(chains);
        s1.Store(chains + 8);
        s2.Store(chains + 16);
        s3.Store(chains + 24);
        s4.Store(chains + 32);
        s5.Store(chains + 40);
        s6.Store(chains + 48);
        s7.Store(chains + 56);
        ninth.Store(chains + 64);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(float* low, float* high) => Vector256.Create(Vector128.Load(low), Vector128.Load(high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* By(float* a, nint bytes) => (float*)((byte*)a + bytes);
}

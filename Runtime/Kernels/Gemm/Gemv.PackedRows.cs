using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

// Short rows one after another without a gap, on 512 bits: four of them lie in two vectors, out of which one permutation takes
// four elements of each.
public static unsafe partial class Gemv
{
    /// <summary>The longest row of which four, but for their last elements, lie in 32 elements.</summary>
    private const int PackedRow = 9;

    /// <summary>Rows from which the permutations' preparation pays.</summary>
    private const nint PackedRows = 128;

    /// <summary>Sums of rows to the epilogue, sixteen at a time.</summary>
    /// <param name="row">What the epilogue takes the first of them for.</param>
    /// <param name="readable">Elements of A from the first row on, also behind these rows.</param>
    /// <param name="between">With a B of more than one byte: where the epilogue stores each row's e, from row 0 on.</param>
    /// <param name="chains">Likewise: the columns' products with e, in the chains of <see cref="ShortColumnJob{T, E, O, V}"/>, which are zeros before.</param>
    /// <returns>How many rows are done.</returns>
    private static nint Packed<T, E, B>(T* a, nint k, T* x, nint row, nint rows, nint readable, in E epilogue, T* between, T* chains)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where B : unmanaged
    {
        if (typeof(T) != typeof(float) || !Avx512F.IsSupported || k > PackedRow || k <= 0 || rows < PackedRows) return 0;
        // Of sixteen rows the last four are read as 32 elements, or 36.
        nint sixteens = Math.Min(rows / Lanes, (readable + (4 * k) - (k > 8 ? 36 : 32)) / (16 * k));
        if (sixteens <= 0) return 0;
        if (k <= 4) Packed<T, E, B, N1, N1>((float*)a, k, (float*)x, row, sixteens, epilogue, (float*)between, (float*)chains);
        else if (k == 5) Packed<T, E, B, N1, N2>((float*)a, k, (float*)x, row, sixteens, epilogue, (float*)between, (float*)chains);
        else if (k <= 8) Packed<T, E, B, N2, N1>((float*)a, k, (float*)x, row, sixteens, epilogue, (float*)between, (float*)chains);
        else Packed<T, E, B, N2, N2>((float*)a, k, (float*)x, row, sixteens, epilogue, (float*)between, (float*)chains);
        return sixteens * Lanes;
    }

    // G: as many groups of four elements as a row has, the last one perhaps not whole; S: with more than one byte, a single element behind them.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Packed<T, E, B, G, S>(float* a, nint k, float* x, nint row, nint sixteens, in E epilogue, float* between, float* chains)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where B : unmanaged
        where G : unmanaged
        where S : unmanaged
    {
        Vector512<int> part = Vector512.Create(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
        Vector512<int> element = Vector512.Create(0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3);
        Vector512<int> start = part * Vector512.Create((int)k), first = start + element;
        Vector512<int> other = sizeof(S) > 1 ? start + Vector512.Create(4) : first + Vector512.Create(4);
        // Sums and single elements have row 4q + p as element q of part p; the same permutation leads there and back.
        Vector512<int> turned = (element << 2) + part;
        Vector512<float> kept = Avx512F.BroadcastVector128ToVector512((float*)Kept(sizeof(S) > 1 ? ShortLanes : ((k - 1) % ShortLanes) + 1));
        Vector512<float> x0 = Avx512F.BroadcastVector128ToVector512(x), x1 = sizeof(G) > 1 ? Avx512F.BroadcastVector128ToVector512(x + 4) : x0;
        Vector512<float> xs = sizeof(S) > 1 ? Vector512.Create(x[4 * sizeof(G)]) : x0;
        Vector512<float> only1 = Vector512.Equals(element, Vector512.Create(1)).AsSingle(), only2 = Vector512.Equals(element, Vector512.Create(2)).AsSingle();
        Vector512<float> only3 = Vector512.Equals(element, Vector512.Create(3)).AsSingle();
        Vector512<float> c00 = default, c10 = c00, c20 = c00, c30 = c00, c01 = c00, c11 = c00, c21 = c00, c31 = c00, cs = c00;
        nint four = 4 * k;
        E finish = epilogue;
        for (; sixteens > 0; sixteens--, a += 4 * four, row += Lanes)
        {
            Vector512<float> s0 = Four<G, S>(a, first, other, kept, x0, x1, out var v00, out var v01, out var e0);
            Vector512<float> s1 = Four<G, S>(a + four, first, other, kept, x0, x1, out var v10, out var v11, out var e1);
            Vector512<float> s2 = Four<G, S>(a + (2 * four), first, other, kept, x0, x1, out var v20, out var v21, out var e2);
            Vector512<float> s3 = Four<G, S>(a + (3 * four), first, other, kept, x0, x1, out var v30, out var v31, out var e3);
            Vector512<float> sums = Trees(s0, s1, s2, s3), single = e0;
            if (sizeof(S) > 1)
            {
                single = Vector512.ConditionalSelect(only3, e3, Vector512.ConditionalSelect(only2, e2, Vector512.ConditionalSelect(only1, e1, e0)));
                sums = Avx512F.FusedMultiplyAdd(single, xs, sums);
            }
            finish.Finish<Simd512<T>, Vector512<T>>(0, row, Avx512F.PermuteVar16x32(sums, turned).As<float, T>());
            if (sizeof(B) == 1) continue;

            Vector512<float> errors = Avx512F.PermuteVar16x32(Vector512.Load(between + row), turned);
            if (sizeof(S) > 1) cs = Avx512F.FusedMultiplyAdd(single, errors, cs);
            Vector512<float> error = Avx512F.Permute4x32(errors, 0b00_00_00_00);
            c00 = Avx512F.FusedMultiplyAdd(v00, error, c00);
            if (sizeof(G) > 1) c01 = Avx512F.FusedMultiplyAdd(v01, error, c01);
            error = Avx512F.Permute4x32(errors, 0b01_01_01_01);
            c10 = Avx512F.FusedMultiplyAdd(v10, error, c10);
            if (sizeof(G) > 1) c11 = Avx512F.FusedMultiplyAdd(v11, error, c11);
            error = Avx512F.Permute4x32(errors, 0b10_10_10_10);
            c20 = Avx512F.FusedMultiplyAdd(v20, error, c20);
            if (sizeof(G) > 1) c21 = Avx512F.FusedMultiplyAdd(v21, error, c21);
            error = Avx512F.Permute4x32(errors, 0b11_11_11_11);
            c30 = Avx512F.FusedMultiplyAdd(v30, error, c30);
            if (sizeof(G) > 1) c31 = Avx512F.FusedMultiplyAdd(v31, error, c31);
        }
        if (sizeof(B) == 1) return;
        Keep(c00, chains, k, k);
        Keep(c10, chains + (4 * k), k, k);
        Keep(c20, chains + (8 * k), k, k);
        Keep(c30, chains + (12 * k), k, k);
        if (sizeof(G) > 1)
        {
            Keep(c01, chains + 4, k, k - 4);
            Keep(c11, chains + (4 * k) + 4, k, k - 4);
            Keep(c21, chains + (8 * k) + 4, k, k - 4);
            Keep(c31, chains + (12 * k) + 4, k, k - 4);
        }
        if (sizeof(S) > 1)
        {
            cs = Avx512F.PermuteVar16x32(cs, turned);
            for (int i = 0; i < Lanes; i++) chains[(i * k) + k - 1] = cs[i];
        }
    }

    /// <summary>Four rows: their elements in groups, a single one, and what the groups come to on four lanes a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Four<G, S>(
        float* rows, Vector512<int> first, Vector512<int> other, Vector512<float> kept, Vector512<float> x0, Vector512<float> x1,
        out Vector512<float> v0, out Vector512<float> v1, out Vector512<float> single)
        where G : unmanaged
        where S : unmanaged
    {
        Vector512<float> low = Vector512.Load(rows), high = Vector512.Load(rows + 16);
        v0 = v1 = single = Avx512F.PermuteVar16x32x2(low, first, high);
        if (sizeof(G) == 1 && sizeof(S) == 1) v0 &= kept;
        Vector512<float> sum = Avx512F.FusedMultiplyAdd(v0, x0, Vector512<float>.Zero);
        if (sizeof(G) == 1)
        {
            if (sizeof(S) > 1) single = Avx512F.PermuteVar16x32x2(low, other, high);
            return sum;
        }
        if (sizeof(S) == 1)
        {
            v1 = Avx512F.PermuteVar16x32x2(low, other, high) & kept;
        }
        else
        {
            low = Vector512.Load(rows + 4);
            high = Vector512.Load(rows + 20);
            v1 = Avx512F.PermuteVar16x32x2(low, first, high);
            single = Avx512F.PermuteVar16x32x2(low, other, high);
        }
        return Avx512F.FusedMultiplyAdd(v1, x1, sum);
    }

    // Of four rows' chains the given columns; a group that is not whole has others behind them, which are nothing's.
    private static void Keep(Vector512<float> chain, float* chains, nint k, nint columns)
    {
        columns = Math.Min(ShortLanes, columns);
        for (int part = 0; part < 4; part++, chains += k)
        {
            for (int i = 0; i < columns; i++) chains[i] = chain[(ShortLanes * part) + i];
        }
    }
}

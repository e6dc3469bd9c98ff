using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

// The same on 256 bits: eight rows at a time, two to a register.
public static unsafe partial class Gemv
{
    /// <summary>Vectors of chains of eight rows: four for each of two groups, and one for single elements.</summary>
    private const int ChainVectors = 9;

    /// <summary>As <see cref="Packed{T, E, B}"/>, from row 0 on.</summary>
    private static nint PackedPairs<T, E, B>(T* a, nint k, T* x, nint rows, in E epilogue, T* between, T* chains)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where B : unmanaged
    {
        if (typeof(T) != typeof(float) || !Fma.IsSupported || k > PackedRow || k <= 0) return 0;
        // Four elements are read where a row's last group has fewer; behind the last row are none.
        nint beyond = HasSingle(k) ? 0 : -k & (ShortLanes - 1);
        nint sixteens = (rows - ((beyond + k - 1) / k)) / ShortChains;
        if (k <= 4) PackedPairs<T, E, B, N1, N1>((float*)a, k, (float*)x, sixteens, epilogue, (float*)between, (float*)chains);
        else if (k == 5) PackedPairs<T, E, B, N1, N2>((float*)a, k, (float*)x, sixteens, epilogue, (float*)between, (float*)chains);
        else if (k <= 8) PackedPairs<T, E, B, N2, N1>((float*)a, k, (float*)x, sixteens, epilogue, (float*)between, (float*)chains);
        else PackedPairs<T, E, B, N2, N2>((float*)a, k, (float*)x, sixteens, epilogue, (float*)between, (float*)chains);
        return sixteens * ShortChains;
    }

    // G and S as above. Part p of vector q is row 4p + q, so that the trees end in the order of the rows.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackedPairs<T, E, B, G, S>(float* a, nint k, float* x, nint sixteens, in E epilogue, float* between, float* chains)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where B : unmanaged
        where G : unmanaged
        where S : unmanaged
    {
        // More chains than registers: those of eight rows, then those of the other eight.
        const int Size = ChainVectors * 8;
        float* sums = stackalloc float[2 * Size];
        if (sizeof(B) > 1) new Span<float>(sums, 2 * Size).Clear();
        Vector256<float> kept = Twice((float*)Kept(sizeof(S) > 1 ? ShortLanes : ((k - 1) % ShortLanes) + 1));
        Vector256<float> x0 = Twice(x), x1 = sizeof(G) > 1 ? Twice(x + 4) : x0, xs = Vector256.Create(x[sizeof(S) > 1 ? 4 * sizeof(G) : 0]);
        nint four = 4 * k;
        E finish = epilogue;
        for (nint row = 0; row < sixteens * ShortChains; row += 8, a += 2 * four)
        {
            float* chain = sums + ((row & 8) / 8 * Size);
            Vector256<float> v00 = Pair(a, four), v10 = Pair(a + k, four), v20 = Pair(a + (2 * k), four), v30 = Pair(a + (3 * k), four), single = default;
            if (sizeof(G) == 1 && sizeof(S) == 1) (v00, v10, v20, v30) = (v00 & kept, v10 & kept, v20 & kept, v30 & kept);
            Vector256<float> s0 = Fma.MultiplyAdd(v00, x0, Vector256<float>.Zero), s1 = Fma.MultiplyAdd(v10, x0, Vector256<float>.Zero);
            Vector256<float> s2 = Fma.MultiplyAdd(v20, x0, Vector256<float>.Zero), s3 = Fma.MultiplyAdd(v30, x0, Vector256<float>.Zero);
            Vector256<float> v01 = default, v11 = v01, v21 = v01, v31 = v01;
            if (sizeof(G) > 1)
            {
                (v01, v11, v21, v31) = (Pair(a + 4, four), Pair(a + k + 4, four), Pair(a + (2 * k) + 4, four), Pair(a + (3 * k) + 4, four));
                if (sizeof(S) == 1) (v01, v11, v21, v31) = (v01 & kept, v11 & kept, v21 & kept, v31 & kept);
                s0 = Fma.MultiplyAdd(v01, x1, s0);
                s1 = Fma.MultiplyAdd(v11, x1, s1);
                s2 = Fma.MultiplyAdd(v21, x1, s2);
                s3 = Fma.MultiplyAdd(v31, x1, s3);
            }
            Vector256<double> low = (Avx.UnpackLow(s0, s1) + Avx.UnpackHigh(s0, s1)).AsDouble(), high = (Avx.UnpackLow(s2, s3) + Avx.UnpackHigh(s2, s3)).AsDouble();
            Vector256<float> row8 = Avx.UnpackLow(low, high).AsSingle() + Avx.UnpackHigh(low, high).AsSingle();
            if (sizeof(S) > 1)
            {
                float* last = a + k - 1, next = last + four;
                single = Vector256.Create(last[0], last[k], last[2 * k], last[3 * k], next[0], next[k], next[2 * k], next[3 * k]);
                row8 = Fma.MultiplyAdd(single, xs, row8);
            }
            finish.Finish<Simd256<T>, Vector256<T>>(0, row, row8.As<float, T>());
            if (sizeof(B) == 1) continue;

            Vector256<float> errors = Vector256.Load(between + row);
            Add(chain, v00, Avx.Permute(errors, 0b00_00_00_00));
            Add(chain + 8, v10, Avx.Permute(errors, 0b01_01_01_01));
            Add(chain + 16, v20, Avx.Permute(errors, 0b10_10_10_10));
            Add(chain + 24, v30, Avx.Permute(errors, 0b11_11_11_11));
            if (sizeof(G) > 1)
            {
                Add(chain + 32, v01, Avx.Permute(errors, 0b00_00_00_00));
                Add(chain + 40, v11, Avx.Permute(errors, 0b01_01_01_01));
                Add(chain + 48, v21, Avx.Permute(errors, 0b10_10_10_10));
                Add(chain + 56, v31, Avx.Permute(errors, 0b11_11_11_11));
            }
            if (sizeof(S) > 1) Add(chain + 64, single, errors);
        }
        for (nint i = 0; sizeof(B) > 1 && i < ShortChains; i++)
        {
            float* half = sums + (i / 8 * Size), part = half + (i % 8 / 4 * 4) + (i % 4 * 8);
            nint grouped = sizeof(S) > 1 ? k - 1 : k;
            for (nint column = 0; column < grouped; column++) chains[(i * k) + column] = part[(column / 4 * 32) + (column % 4)];
            if (sizeof(S) > 1) chains[(i * k) + k - 1] = half[64 + (i % 8)];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(float* a, nint four) => Vector256.Create(Vector128.Load(a), Vector128.Load(a + four));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Twice(float* a) => Vector256.Create(Vector128.Load(a), Vector128.Load(a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* chain, Vector256<float> a, Vector256<float> b) => Fma.MultiplyAdd(a, b, Vector256.Load(chain)).Store(chain);
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

/// <summary>Every product equals a plain chain of fused multiply-adds bit for bit: on each width, layout, size and number of threads.</summary>
public unsafe class GemmTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 0, 3, 2 }, { 3, 0, 2 }, { 2, 3, 0 }, { 1, 1, 1 }, { 1, 16, 7 }, { 1, 17, 9 }, { 1, 300, 50 }, { 2, 2, 2 }, { 3, 15, 4 }, { 4, 16, 5 },
        { 5, 17, 6 }, { 6, 31, 3 }, { 7, 32, 8 }, { 8, 33, 9 }, { 9, 47, 10 }, { 10, 48, 1 }, { 11, 49, 3 }, { 19, 64, 33 }, { 50, 100, 30 },
        { 50, 10, 100 }, { 70, 50, 17 }, { 100, 7, 50 }, { 9, 9, 2500 }, { 65, 5, 5000 }, { 70, 60, 2100 }, { 3, 97, 101 }, { 1, 145, 60 }, { 1, 193, 50 }, { 40, 70, 1100 },
        { 13, 112, 40 }, { 13, 128, 40 }, { 40, 128, 1100 }, { 210, 64, 700 }, { 31, 250, 97 }, { 40, 56, 430 }, { 26, 104, 300 }, { 33, 512, 1100 }, { 40, 296, 910 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Multiply_Float_EqualsOneChainPerElement(int m, int n, int k) => Check<float>(m, n, k, x => (float)x);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Multiply_Double_EqualsOneChainPerElement(int m, int n, int k) => Check<double>(m, n, k, x => x);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Multiply_LargerThanOneChunk_EqualsOneChainPerElement(bool transposeA)
    {
        const int M = 250, N = 60, K = 5000;
        using var a = new Matrix<float>(transposeA ? K : M, transposeA ? M : K, transposeA ? M : K, 1, x => (float)x);
        (nint aRow, nint aCol) = transposeA ? (1, M) : (K, 1);
        using var b = new Matrix<float>(K, N, N, 2, x => (float)x);
        using var c = new Matrix<float>(M, N, N, 3, x => (float)x);
        Gemm.Multiply<float, Store<float>>(WorkPool.ForThreads(2), M, N, K, a.Data, aRow, aCol, b.Data, N, 1, false, new(c.Data, N));
        Compare(Expected(M, N, K, a.Data, aRow, aCol, b.Data, N, 1), c, M, N, "large");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Multiply_GreatB_SeveralPanelsAtOnce_EqualsOneChainPerElement(bool transposeA, bool transposeB)
    {
        const int M = 200, N = 250, K = 2200;
        using var a = new Matrix<float>(transposeA ? K : M, transposeA ? M : K, transposeA ? M : K, 1, x => (float)x);
        using var b = new Matrix<float>(transposeB ? N : K, transposeB ? K : N, transposeB ? K : N, 2, x => (float)x);
        (nint aRow, nint aCol) = transposeA ? (1, M) : (K, 1);
        (nint bRow, nint bCol) = transposeB ? (1, K) : (N, 1);
        float[] expected = Expected(M, N, K, a.Data, aRow, aCol, b.Data, bRow, bCol);
        foreach (int threads in (int[])[1, 2, 3])
        {
            using var c = new Matrix<float>(M, N, N, 3, x => (float)x);
            Gemm.Multiply<float, Store<float>>(WorkPool.ForThreads(threads), M, N, K, a.Data, aRow, aCol, b.Data, bRow, bCol, false, new(c.Data, N));
            Compare(expected, c, M, N, $"{threads} threads");
        }
    }

    [Theory]
    [InlineData(50, 300, 100, false)]
    [InlineData(100, 300, 50, true)]
    [InlineData(700, 100, 400, false)]
    [InlineData(13, 1100, 300, false)]
    public void Multiply_AnyNumberOfThreads_FinishesEachElementOnce(int m, int n, int k, bool transposeA)
    {
        using var a = new Matrix<float>(transposeA ? k : m, transposeA ? m : k, transposeA ? m : k, 1, x => (float)x);
        using var b = new Matrix<float>(k, n, n, 2, x => (float)x);
        (nint aRow, nint aCol) = transposeA ? ((nint)1, (nint)m) : (k, 1);
        float[] expected = new float[m * n];
        Array.Fill(expected, 1);
        for (int threads = 1; threads <= 9; threads++)
        {
            using var c = new Matrix<float>(m, n, n, 3, _ => 0);
            Gemm.Multiply<float, Count>(WorkPool.ForThreads(threads), m, n, k, a.Data, aRow, aCol, b.Data, n, 1, false, new(c.Data, n));
            Compare(expected, c, m, n, $"{threads} threads");
        }
    }

    [Fact]
    public void MultiplyScalar_Int_EqualsPlainSums()
    {
        int* a = stackalloc int[] { 1, 2, 3, 4, 5, 6 }, b = stackalloc int[] { 1, 0, 2, 1, 1, 3 }, c = stackalloc int[4];
        Gemm.MultiplyScalar(WorkPool.ForThreads(1), 2, 2, 3, a, 3, 1, b, 2, 1, c, 2);
        Assert.Equal([8, 11, 20, 23], new ReadOnlySpan<int>(c, 4).ToArray());
        // The same with B given transposed.
        int* bt = stackalloc int[] { 1, 2, 1, 0, 1, 3 };
        Gemm.MultiplyScalar(WorkPool.ForThreads(1), 2, 2, 3, a, 3, 1, bt, 1, 3, c, 2);
        Assert.Equal([8, 11, 20, 23], new ReadOnlySpan<int>(c, 4).ToArray());
    }

    private static void Check<T>(int m, int n, int k, Func<double, T> convert)
        where T : unmanaged
    {
        foreach (bool transposeA in (bool[])[false, true])
        foreach (bool transposeB in (bool[])[false, true])
        foreach (string layout in (string[])["dense", "padded", "panels"])
        {
            bool padded = layout != "dense";
            int Stride(int columns) => padded ? (columns + 15) / 16 * 16 : columns;
            using var a = new Matrix<T>(transposeA ? k : m, transposeA ? m : k, Stride(transposeA ? m : k), 1, convert);
            int rows = transposeB ? n : k, columns = transposeB ? k : n, panels = (columns + Panels.Columns - 1) / Panels.Columns;
            using var lines = new Matrix<T>(rows, columns, layout == "padded" ? Stride(columns) : columns, 2, convert);
            using var inPanels = new Matrix<T>(layout == "panels" ? rows * panels : 0, 0, Panels.Columns, 0, convert);
            if (layout == "panels")
                new RowMemory(rows, columns, Panels.Columns).CopyFrom(new ReadOnlySpan<T>(lines.Data, rows * columns), new Span<T>(inPanels.Data, rows * panels * Panels.Columns));
            (Matrix<T> b, nint panelStride) = layout == "panels" ? (inPanels, (nint)rows * Panels.Columns) : (lines, Panels.Columns);
            (nint aRow, nint aCol) = transposeA ? ((nint)1, a.Stride) : (a.Stride, 1);
            (nint bRow, nint bCol) = transposeB ? ((nint)1, b.Stride) : (b.Stride, 1);
            (nint lineRow, nint lineCol) = transposeB ? ((nint)1, lines.Stride) : (lines.Stride, 1);
            T[] expected = Expected(m, n, k, a.Data, aRow, aCol, lines.Data, lineRow, lineCol);
            foreach (int threads in (int[])[1, 2, 5])
            {
                WorkPool pool = WorkPool.ForThreads(threads);
                Run<Auto>("auto");
                // On every machine: without such registers in halves.
                Run<Simd512<T>>("512");
                if (SimdWidth.Has256) Run<Simd256<T>>("256");
                Run<Simd128<T>>("128");
                Run<Simd1<T>>("1");

                void Run<O>(string width)
                {
                    using var c = new Matrix<T>(m, n, Stride(n), 3, convert);
                    Store<T> store = new(c.Data, c.Stride);
                    if (typeof(O) == typeof(Auto)) Gemm.Multiply(pool, m, n, k, a.Data, aRow, aCol, b.Data, bRow, bCol, padded, store, panelStride);
                    else if (m * n == 0) return;
                    else if (typeof(O) == typeof(Simd512<T>)) Gemm.Run<T, Store<T>, Simd512<T>, Vector512<T>>(pool, m, n, k, a.Data, aRow, aCol, b.Data, bRow, bCol, padded, store, panelStride);
                    else if (typeof(O) == typeof(Simd256<T>)) Gemm.Run<T, Store<T>, Simd256<T>, Vector256<T>>(pool, m, n, k, a.Data, aRow, aCol, b.Data, bRow, bCol, padded, store, panelStride);
                    else if (typeof(O) == typeof(Simd128<T>)) Gemm.Run<T, Store<T>, Simd128<T>, Vector128<T>>(pool, m, n, k, a.Data, aRow, aCol, b.Data, bRow, bCol, padded, store, panelStride);
                    else Gemm.Run<T, Store<T>, Simd1<T>, T>(pool, m, n, k, a.Data, aRow, aCol, b.Data, bRow, bCol, padded, store, panelStride);
                    Compare(expected, c, m, n, $"{m}x{k}x{n} a {transposeA} b {transposeB} {layout} threads {threads} width {width}");
                }
            }
        }
    }

    private static T[] Expected<T>(int m, int n, int k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol)
        where T : unmanaged
    {
        T[] c = new T[m * n];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                T sum = default;
                for (int p = 0; p < k; p++) sum = Simd1<T>.MulAdd(a[(i * aRow) + (p * aCol)], b[(p * bRow) + (j * bCol)], sum);
                c[(i * n) + j] = sum;
            }
        }
        return c;
    }

    private static void Compare<T>(T[] expected, Matrix<T> c, int m, int n, string what)
        where T : unmanaged
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                T value = c.Data[(i * c.Stride) + j];
                Assert.True(expected[(i * n) + j].Equals(value), $"{what}: [{i}, {j}] is {value}, not {expected[(i * n) + j]}");
            }
        }
        c.CheckGuards(what);
    }

    private struct Auto;

    private struct Store<T>(T* c, nint stride) : ITileEpilogue<T>
        where T : unmanaged
    {
        public void MoveTo(nint row, nint column) => c += (row * stride) + column;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<O, V>(nint i, nint j, V sum)
            where O : struct, ISimd<T, V> => O.Store(c + (i * stride) + j, sum);
    }

    /// <summary>How often each element was finished.</summary>
    private struct Count(float* c, nint stride) : ITileEpilogue<float>
    {
        public void MoveTo(nint row, nint column) => c += (row * stride) + column;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<O, V>(nint i, nint j, V sum)
            where O : struct, ISimd<float, V>
        {
            float* at = c + (i * stride) + j;
            O.Store(at, O.Add(O.Load(at), O.Set(1)));
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

/// <summary>Products with a column equal the documented order of summation bit for bit: on each width, layout, size and number of threads.</summary>
public unsafe class GemvTests
{
    public static TheoryData<int, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<int, int> { { 0, 3 }, { 3, 0 }, { 50, 3 }, { 2064, 9 }, { 9, 2064 }, { 9, 4096 }, { 20, 4099 }, { 13, 9001 }, { 300, 784 }, { 8197, 17 }, { 40, 5003 }, { 16, 512 }, { 3, 530 }, { 1, 600 } };
            foreach (int m in (int[])[1, 3, 4, 5, 15, 16, 17, 18, 33, 40])
                foreach (int k in (int[])[1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 50]) sizes.Add(m, k);
            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Multiply_Float_EqualsItsOrder(int m, int k) => Check<float>(m, k, x => (float)x);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Multiply_Double_EqualsItsOrder(int m, int k) => Check<double>(m, k, x => x);

    [Fact]
    public void Multiply_NotANumberInTheNextRow_StaysThere()
    {
        const int M = 20, K = 3;
        using var a = new PageEnd<float>(M * K);
        for (int i = 0; i < M * K; i++) a.Data[i] = i / K == 7 ? float.NaN : 1;
        float* x = stackalloc float[] { 1, 2, 3 }, y = stackalloc float[M];
        Gemv.Multiply<float, Store<float>>(WorkPool.ForThreads(1), M, K, a.Data, K, 1, x, 1, false, new(y));
        for (int i = 0; i < M; i++) Assert.Equal(i == 7 ? float.NaN : 6, y[i]);
    }

    // Every short length, each on sizes that leave rows behind the groups of sixteen.
    public static TheoryData<int, int> BothSizes
    {
        get
        {
            var sizes = new TheoryData<int, int> { { 40, 3 }, { 511, 9 }, { 600, 40 }, { 4096, 9 }, { 4101, 13 }, { 20640, 9 }, { 40005, 4 } };
            for (int k = 1; k <= 17; k++)
                foreach (int m in (int[])[512, 513, 530, 800]) sizes.Add(m, k);
            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(BothSizes))]
    public void MultiplyBoth_Float_EqualsOneAfterTheOther(int m, int k) => CheckBoth<float>(m, k, x => (float)x);

    [Theory]
    [MemberData(nameof(BothSizes))]
    public void MultiplyBoth_Double_EqualsOneAfterTheOther(int m, int k) => CheckBoth<double>(m, k, x => x);

    private static void CheckBoth<T>(int m, int k, Func<double, T> convert)
        where T : unmanaged
    {
        Random random = new((1000 * m) + k);
        foreach (int gap in (int[])[0, 3])
        foreach (int threads in (int[])[1, 2])
        {
            nint stride = k + gap;
            using var a = new PageEnd<T>(((m - 1) * stride) + k);
            using var x = new PageEnd<T>(k);
            using var y = new PageEnd<T>(m);
            foreach (PageEnd<T> values in (PageEnd<T>[])[a, x, y])
                for (nint i = 0; i < values.Count; i++) values.Data[i] = convert((random.NextDouble() * 2) - 1);
            using var expectedErrors = new PageEnd<T>(m);
            using var errors = new PageEnd<T>(m);
            using var expected = new PageEnd<T>(k);
            using var sums = new PageEnd<T>(k);
            WorkPool pool = WorkPool.ForThreads(threads);
            Gemv.Multiply<T, Difference<T>>(pool, m, k, a.Data, stride, 1, x.Data, 1, false, new(y.Data, expectedErrors.Data));
            Gemv.Multiply<T, Store<T>>(pool, k, m, a.Data, 1, stride, expectedErrors.Data, 1, false, new(expected.Data));
            Test("auto", () => Gemv.MultiplyBoth<T, Difference<T>, Store<T>>(pool, m, k, a.Data, stride, x.Data, 1, new(y.Data, errors.Data), errors.Data, false, new(sums.Data)));
            if (k is 1 or > 16) continue;
            if (SimdWidth.Has256) Test("256", () => Gemv.Both<T, Difference<T>, Store<T>, Simd256<T>, Vector256<T>>(pool, m, k, a.Data, stride, x.Data, 1, new(y.Data, errors.Data), errors.Data, false, new(sums.Data)));
            Test("128", () => Gemv.Both<T, Difference<T>, Store<T>, Simd128<T>, Vector128<T>>(pool, m, k, a.Data, stride, x.Data, 1, new(y.Data, errors.Data), errors.Data, false, new(sums.Data)));

            void Test(string width, Action multiply)
            {
                new Span<T>(errors.Data, m).Clear();
                new Span<T>(sums.Data, k).Clear();
                multiply();
                for (int i = 0; i < m; i++) Assert.True(expectedErrors.Data[i].Equals(errors.Data[i]), $"{m}x{k} gap {gap} threads {threads} width {width}: e[{i}] is {errors.Data[i]}, not {expectedErrors.Data[i]}");
                for (int i = 0; i < k; i++) Assert.True(expected.Data[i].Equals(sums.Data[i]), $"{m}x{k} gap {gap} threads {threads} width {width}: z[{i}] is {sums.Data[i]}, not {expected.Data[i]}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(14)]
    public void ManyShortRows_NotANumberInOne_StaysThere(int k)
    {
        const int M = 600, Bad = 299;
        using var a = new PageEnd<float>((nint)M * k);
        for (int i = 0; i < M * k; i++) a.Data[i] = i / k == Bad ? float.NaN : 1;
        float* x = stackalloc float[k], y = stackalloc float[M], e = stackalloc float[M], z = stackalloc float[k];
        for (int i = 0; i < k; i++) x[i] = 1;
        new Span<float>(y, M).Clear();
        WorkPool pool = WorkPool.ForThreads(1);
        Test(() => Gemv.Multiply<float, Store<float>>(pool, M, k, a.Data, k, 1, x, 1, false, new(e)));
        if (SimdWidth.Has256) Test(() => Gemv.Run<float, Store<float>, Simd256<float>, Vector256<float>>(pool, M, k, a.Data, k, 1, x, 1, false, new(e)));
        Test(() => Gemv.MultiplyBoth<float, Difference<float>, Store<float>>(pool, M, k, a.Data, k, x, 1, new(y, e), e, false, new(z)));
        if (SimdWidth.Has256) Test(() => Gemv.Both<float, Difference<float>, Store<float>, Simd256<float>, Vector256<float>>(pool, M, k, a.Data, k, x, 1, new(y, e), e, false, new(z)));

        void Test(Action multiply)
        {
            new Span<float>(e, M).Clear();
            multiply();
            for (int i = 0; i < M; i++) Assert.Equal(i == Bad ? float.NaN : k, e[i]);
        }
    }

    private static void Check<T>(int m, int k, Func<double, T> convert)
        where T : unmanaged
    {
        Random random = new((1000 * m) + k);
        foreach (int gap in (int[])[0, 5])
        foreach (int step in (int[])[1, 3])
        foreach (bool transposed in (bool[])[false, true])
        {
            // The memory ends where the matrix does: a read past it would end the process.
            nint run = transposed ? m : k, stride = run + gap, runs = transposed ? k : m;
            using var a = new PageEnd<T>(runs == 0 ? 0 : ((runs - 1) * stride) + run);
            using var x = new PageEnd<T>(k == 0 ? 0 : ((k - 1) * (nint)step) + 1);
            for (nint i = 0; i < a.Count; i++) a.Data[i] = convert((random.NextDouble() * 2) - 1);
            for (nint i = 0; i < x.Count; i++) x.Data[i] = convert((random.NextDouble() * 2) - 1);
            (nint aRow, nint aCol) = transposed ? ((nint)1, stride) : (stride, 1);
            T[] expected = [.. Enumerable.Range(0, m).Select(i => aCol == 1 ? Lanes(a.Data + (i * aRow), k, x.Data, step) : Chains(a.Data + i, aCol, k, x.Data, step))];
            foreach (int threads in (int[])[1, 2])
            {
                WorkPool pool = WorkPool.ForThreads(threads);
                Test("auto", y => Gemv.Multiply<T, Store<T>>(pool, m, k, a.Data, aRow, aCol, x.Data, step, false, y));
                // Without AVX-512 in halves.
                Test("512", y => Gemv.Run<T, Store<T>, Simd512<T>, Vector512<T>>(pool, m, k, a.Data, aRow, aCol, x.Data, step, false, y));
                if (SimdWidth.Has256) Test("256", y => Gemv.Run<T, Store<T>, Simd256<T>, Vector256<T>>(pool, m, k, a.Data, aRow, aCol, x.Data, step, false, y));
                Test("128", y => Gemv.Run<T, Store<T>, Simd128<T>, Vector128<T>>(pool, m, k, a.Data, aRow, aCol, x.Data, step, false, y));

                void Test(string width, Action<Store<T>> multiply)
                {
                    using var y = new PageEnd<T>(m);
                    LeaveOnTheStack(0xff);
                    multiply(new Store<T>(y.Data));
                    for (int i = 0; i < m; i++)
                        Assert.True(expected[i].Equals(y.Data[i]), $"{m}x{k} transposed {transposed} gap {gap} step {step} threads {threads} width {width}: [{i}] is {y.Data[i]}, not {expected[i]}");
                }
            }
        }
    }

    /// <summary>What a later call finds in memory of its own that it does not clear: with bytes of 255, no numbers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeaveOnTheStack(byte value)
    {
        Span<byte> bytes = stackalloc byte[8192];
        bytes.Fill(value);
    }

    private static T Lanes<T>(T* row, int k, T* x, int step)
        where T : unmanaged
    {
        T[] sums = new T[k <= 5 ? 4 : k <= 16 ? 8 : 16];
        int inLanes = k is 5 or 9 ? k - 1 : k;
        for (int i = 0; i < inLanes; i++) sums[i % sums.Length] = Simd1<T>.MulAdd(row[i], x[i * step], sums[i % sums.Length]);
        T sum = Tree(sums);
        return inLanes < k ? Simd1<T>.MulAdd(row[inLanes], x[inLanes * step], sum) : sum;
    }

    private static T Chains<T>(T* column, nint stride, int k, T* x, int step)
        where T : unmanaged
    {
        T[] sums = new T[8];
        for (int first = 0; first < Math.Max(k, 1); first += 4096)
        {
            T[] part = new T[8];
            for (int i = first; i < Math.Min(k, first + 4096); i++) part[i % 8] = Simd1<T>.MulAdd(column[i * stride], x[i * step], part[i % 8]);
            sums = first == 0 ? part : [.. sums.Zip(part, Simd1<T>.Add)];
        }
        return Tree(sums);
    }

    private static T Tree<T>(T[] sums)
        where T : unmanaged
    {
        for (int half = sums.Length / 2; half > 0; half /= 2)
            for (int i = 0; i < half; i++) sums[i] = Simd1<T>.Add(sums[i], sums[i + half]);
        return sums[0];
    }

    private readonly struct Store<T>(T* y) : IEpilogue<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<O, V>(nint i, nint j, V sum)
            where O : struct, ISimd<T, V> => O.Store(y + j, sum);
    }

    private readonly struct Difference<T>(T* y, T* errors) : IEpilogue<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<O, V>(nint i, nint j, V sum)
            where O : struct, ISimd<T, V> => O.Store(errors + j, O.Sub(sum, O.Load(y + j)));
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

public unsafe class ReduceTests
{
    public static TheoryData<int, int> Sizes => new()
    {
        { 1, 0 }, { 1, 1 }, { 1, 2 }, { 2, 7 }, { 3, 9 }, { 1, 15 }, { 5, 16 }, { 2, 17 }, { 7, 50 }, { 20, 100 }, { 50, 300 }, { 3, 70_001 }, { 1, 200_000 }, { 400, 301 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Rows_EveryWidthAndThreads_GivesTheSameBits(int rows, int columns)
    {
        using var x = new Matrix<float>(rows, columns, columns, 1, v => (float)v);
        float[] expected = new float[rows];
        double[] exact = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            expected[i] = InLanes(x.Data + (i * x.Stride), columns);
            for (int j = 0; j < columns; j++) exact[i] += x.Data[(i * x.Stride) + j];
            Assert.Equal(exact[i], expected[i], 1e-4 * Math.Sqrt(columns + 1));
        }
        foreach (int threads in (int[])[1, 2])
        {
            WorkPool pool = WorkPool.ForThreads(threads);
            Check(y => Reduce.Rows<float, Sum<float>>(pool, rows, columns, new(x.Data, x.Stride, (float*)y)));
            if (SimdWidth.Has512)
                Check(y => Reduce.RunRows<float, Sum<float>, Simd512<float>, Vector512<float>>(pool, rows, columns, new(x.Data, x.Stride, (float*)y)));
            if (SimdWidth.Has256)
                Check(y => Reduce.RunRows<float, Sum<float>, Simd256<float>, Vector256<float>>(pool, rows, columns, new(x.Data, x.Stride, (float*)y)));
            Check(y => Reduce.RunRows<float, Sum<float>, Simd128<float>, Vector128<float>>(pool, rows, columns, new(x.Data, x.Stride, (float*)y)));
        }

        void Check(Action<nint> run)
        {
            float[] y = new float[rows];
            fixed (float* p = y) run((nint)p);
            Assert.Equal(expected, y);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(33)]
    [InlineData(70_000)]
    public void Rows_Double_EveryWidthGivesTheSameBits(int columns)
    {
        using var x = new Matrix<double>(1, columns, columns, 1, v => v);
        WorkPool pool = WorkPool.ForThreads(1);
        double a, b, c;
        Reduce.Rows<double, Sum<double>>(pool, 1, columns, new(x.Data, columns, &a));
        Reduce.RunRows<double, Sum<double>, Simd128<double>, Vector128<double>>(pool, 1, columns, new(x.Data, columns, &b));
        Assert.Equal(a, b);
        if (!SimdWidth.Has256) return;
        Reduce.RunRows<double, Sum<double>, Simd256<double>, Vector256<double>>(pool, 1, columns, new(x.Data, columns, &c));
        Assert.Equal(a, c);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Columns_EveryWidthAndThreads_SumsInOrderOfRows(int columns, int rows)
    {
        foreach (bool padded in (bool[])[false, true])
        foreach (int threads in (int[])[1, 2])
        {
            int stride = padded ? (columns + 15) / 16 * 16 : columns;
            using var x = new Matrix<float>(rows, columns, stride, 1, v => (float)v);
            float[] expected = new float[columns];
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++) expected[j] += x.Data[(i * x.Stride) + j];
            }
            for (int width = 0; width < 4; width++)
            {
                using var y = new Matrix<float>(1, columns, stride, 1, v => (float)v);
                WorkPool pool = WorkPool.ForThreads(threads);
                Sum<float> body = new(x.Data, stride, y.Data);
                if (width == 0) Reduce.Columns<float, Sum<float>>(pool, rows, columns, padded, body);
                else if (width == 1 && SimdWidth.Has256) Reduce.RunColumns<float, Sum<float>, Simd256<float>, Vector256<float>>(pool, rows, columns, padded, body);
                else if (width == 2) Reduce.RunColumns<float, Sum<float>, Simd128<float>, Vector128<float>>(pool, rows, columns, padded, body);
                else Reduce.RunColumns<float, Sum<float>, Simd1<float>, float>(pool, rows, columns, padded, body);
                Assert.Equal(expected, new ReadOnlySpan<float>(y.Data, columns).ToArray());
                y.CheckGuards("columns");
            }
        }
    }

    private static float InLanes(float* x, int columns)
    {
        float sum = 0;
        for (int start = 0; start < columns; start += 1 << 12)
        {
            float[] lanes = new float[16];
            for (int i = start; i < Math.Min(columns, start + (1 << 12)); i++) lanes[i & 15] += x[i];
            for (int half = 8; half > 0; half /= 2)
            {
                for (int i = 0; i < half; i++) lanes[i] += lanes[i + half];
            }
            sum = start == 0 ? lanes[0] : sum + lanes[0];
        }
        return sum;
    }

    private readonly struct Sum<T>(T* x, nint stride, T* y) : IReduction<T>
        where T : unmanaged
    {
        public T Identity => default;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Load<O, V>(nint row, nint column)
            where O : struct, ISimd<T, V> => O.Load(x + (row * stride) + column);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Combine<O, V>(V a, V b)
            where O : struct, ISimd<T, V> => O.Add(a, b);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<O, V>(nint index, V result)
            where O : struct, ISimd<T, V> => O.Store(y + index, result);
    }
}

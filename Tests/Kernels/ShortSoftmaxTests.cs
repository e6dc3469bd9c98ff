using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

/// <summary>Rows that go in blocks, at every register width, against the routines for one row: equal bits, any NaN being one.</summary>
public unsafe class ShortSoftmaxTests
{
    // No more columns than a block takes, and the blocks' rows with and without a rest.
    private static readonly int[] Columns = [.. Enumerable.Range(1, 20), 31, 32, 33, 48, 63, 64];
    private static readonly int[] Rows = [1, 2, 7, 8, 9, 16, 17, 35];

    [Fact]
    public void Softmax_Float_IsThatOfOneRow() => Softmaxes<float>(v => (float)v);

    [Fact]
    public void Softmax_Double_IsThatOfOneRow() => Softmaxes<double>(v => v);

    [Fact]
    public void Losses_Float_AreThoseOfOneRow() => Losses<float>(v => (float)v);

    [Fact]
    public void Losses_Double_AreThoseOfOneRow() => Losses<double>(v => v);

    private static void Softmaxes<T>(Func<double, T> convert)
        where T : unmanaged
    {
        foreach (int columns in Columns)
        {
            foreach (int rows in Rows)
            {
                foreach (bool logarithm in (bool[])[false, true])
                {
                    T[] x = Logits(rows, columns, convert), expected = [.. x];
                    fixed (T* y = expected)
                        for (int i = 0; i < rows; i++) OneRow(y + (i * columns), columns, logarithm);
                    string what = $"{rows} x {columns} {logarithm}";
                    Check<T, Simd128<T>, Vector128<T>>(x, expected, rows, columns, logarithm, what);
                    if (SimdWidth.Has256) Check<T, Simd256<T>, Vector256<T>>(x, expected, rows, columns, logarithm, what);
                    if (SimdWidth.Has512) Check<T, Simd512<T>, Vector512<T>>(x, expected, rows, columns, logarithm, what);
                }
            }
        }
    }

    // In place at the end of readable memory, and once to rows that lie apart.
    private static void Check<T, O, V>(T[] x, T[] expected, int rows, int columns, bool logarithm, string what)
        where T : unmanaged
        where O : struct, IParts<T, V>
    {
        int stride = columns + 3;
        using var y = new PageEnd<T>(x.Length);
        using var z = new Matrix<T>(rows, stride, stride, 1, v => default);
        x.CopyTo(new Span<T>(y.Data, x.Length));
        Softmax.Short<T, O, V>(y.Data, columns, z.Data, stride, rows, columns, logarithm);
        Softmax.Short<T, O, V>(y.Data, columns, y.Data, columns, rows, columns, logarithm);
        AssertBits(expected, new ReadOnlySpan<T>(y.Data, x.Length), what);
        z.CheckGuards(what);
        for (int i = 0; i < rows; i++)
        {
            AssertBits(expected.AsSpan(i * columns, columns), new ReadOnlySpan<T>(z.Data + (i * stride), columns), what);
            AssertBits(new T[3], new ReadOnlySpan<T>(z.Data + (i * stride) + columns, 3), what);
        }
    }

    private static void Losses<T>(Func<double, T> convert)
        where T : unmanaged
    {
        foreach (int columns in Columns)
        {
            foreach (int rows in Rows)
            {
                CheckLosses<T, Simd128<T>, Vector128<T>>(rows, columns, convert);
                if (SimdWidth.Has256) CheckLosses<T, Simd256<T>, Vector256<T>>(rows, columns, convert);
                if (SimdWidth.Has512) CheckLosses<T, Simd512<T>, Vector512<T>>(rows, columns, convert);
            }
        }
    }

    private static void CheckLosses<T, O, V>(int rows, int columns, Func<double, T> convert)
        where T : unmanaged
        where O : struct, IParts<T, V>
    {
        string what = $"{rows} x {columns}";
        T[] x = Logits(rows, columns, convert), dy = [.. Enumerable.Range(0, rows).Select(i => convert(0.3 - i))];
        T[] losses = new T[rows], gradients = new T[x.Length], expectedLosses = new T[rows], expected = new T[x.Length];
        int[] labels = [.. Enumerable.Range(0, rows).Select(i => i * 7 % columns)];
        foreach (int dyStride in (int[])[0, 1])
        {
            fixed (T* logits = x, scales = dy, loss = losses, dx = gradients, e = expected)
            fixed (int* label = labels)
            {
                SparseSoftmaxCrossEntropy.ShortLoss<T, O, V>(label, logits, columns, loss, 0, rows, columns);
                SparseSoftmaxCrossEntropy.ShortGradient<T, O, V>(label, logits, columns, scales, dyStride, dx, columns, 0, rows, columns);
                for (int i = 0; i < rows; i++)
                    expectedLosses[i] = OneGradient(labels[i], logits + (i * columns), scales[i * dyStride], e + (i * columns), columns);
            }
            AssertBits(expectedLosses, losses, what);
            AssertBits(expected, gradients, what);
        }
    }

    private static void OneRow<T>(T* x, nint columns, bool logarithm)
        where T : unmanaged
    {
        T maximum = SoftmaxRow.Maximum<T, Simd1<T>, T>(x, columns);
        if (!logarithm)
        {
            T sum = SoftmaxRow.ExpSum<T, Simd1<T>, T>(x, maximum, x, columns);
            SoftmaxRow.Scale(x, Simd1<T>.Div(SoftmaxRow.One<T>(), sum), x, columns);
            return;
        }
        T log = Simd1<T>.Log(SoftmaxRow.ExpSum<T, Simd1<T>, T>(x, maximum, null, columns));
        for (nint j = 0; j < columns; j++) x[j] = Simd1<T>.Sub(Simd1<T>.Sub(x[j], maximum), log);
    }

    private static T OneGradient<T>(int label, T* x, T scale, T* dx, nint columns)
        where T : unmanaged
    {
        T one = SoftmaxRow.One<T>(), maximum = SoftmaxRow.Maximum<T, Simd1<T>, T>(x, columns);
        T sum = SoftmaxRow.ExpSum<T, Simd1<T>, T>(x, maximum, dx, columns), inverse = Simd1<T>.Div(one, sum);
        T p = Simd1<T>.Mul(dx[label], inverse);
        SoftmaxRow.Scale(dx, Simd1<T>.Mul(inverse, scale), dx, columns);
        dx[label] = Simd1<T>.Mul(scale, Simd1<T>.Sub(p, one));
        return Simd1<T>.Sub(Simd1<T>.Log(sum), Simd1<T>.Sub(x[label], maximum));
    }

    /// <summary>Rows of any size of numbers, and among them what is no number, signed zeros and the infinities, alone and together.</summary>
    private static T[] Logits<T>(int rows, int columns, Func<double, T> convert)
        where T : unmanaged
    {
        Random random = new((100 * rows) + columns);
        T[] x = new T[rows * columns];
        double[] special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0, 1e-40, -1e30];
        for (int i = 0; i < x.Length; i++)
        {
            int kind = i / columns % 5;
            double value = (random.NextDouble() - 0.5) * (kind == 1 ? 400 : 8);
            if (kind == 2 && random.Next(4) == 0) value = special[random.Next(special.Length)];
            if (kind == 3) value = special[i / columns % special.Length];
            if (kind == 4 && random.Next(2) == 0) value = special[2 + random.Next(3)];
            x[i] = convert(value);
        }
        return x;
    }

    private static void AssertBits<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what)
        where T : unmanaged
    {
        for (int i = 0; i < expected.Length; i++)
        {
            bool equal = typeof(T) == typeof(float)
                ? SameBits(Unsafe.BitCast<T, float>(expected[i]), Unsafe.BitCast<T, float>(actual[i]))
                : SameBits(Unsafe.BitCast<T, double>(expected[i]), Unsafe.BitCast<T, double>(actual[i]));
            Assert.True(equal, $"{what}: {expected[i]} at {i} became {actual[i]}");
        }
    }

    private static bool SameBits(float a, float b) => float.IsNaN(a) ? float.IsNaN(b) : BitConverter.SingleToUInt32Bits(a) == BitConverter.SingleToUInt32Bits(b);

    private static bool SameBits(double a, double b) => double.IsNaN(a) ? double.IsNaN(b) : BitConverter.DoubleToUInt64Bits(a) == BitConverter.DoubleToUInt64Bits(b);
}

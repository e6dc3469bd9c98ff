using System.Runtime.Intrinsics;
using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

public unsafe class SoftmaxTests
{
    [Theory]
    [InlineData(1, 1, 1.0)]
    [InlineData(3, 2, 1.0)]
    [InlineData(50, 10, 3.0)]
    [InlineData(50, 10, 500.0)]
    [InlineData(7, 16, 2.0)]
    [InlineData(5, 17, 2.0)]
    [InlineData(300, 301, 4.0)]
    public void LossAndGradient_AgainstDouble_AgreeToRounding(int rows, int classes, double size)
    {
        foreach (int threads in (int[])[1, 2])
        {
            WorkPool pool = WorkPool.ForThreads(threads);
            int stride = (classes + 15) / 16 * 16;
            using var x = new Matrix<float>(rows, classes, stride, 1, v => (float)(v * size));
            using var dx = new Matrix<float>(rows, classes, classes, 2, v => 0);
            int[] labels = [.. Enumerable.Range(0, rows).Select(i => i * 7 % classes)];
            float[] loss = new float[rows], dy = [.. Enumerable.Range(0, rows).Select(i => 0.1f + i)];
            fixed (int* label = labels)
            fixed (float* l = loss, d = dy)
            {
                SparseSoftmaxCrossEntropy.Loss(label, x.Data, stride, l, rows, classes, pool);
                SparseSoftmaxCrossEntropy.Gradient(label, x.Data, stride, d, 1, dx.Data, classes, rows, classes, pool);
            }
            for (int i = 0; i < rows; i++)
            {
                double[] row = [.. Enumerable.Range(0, classes).Select(j => (double)x.Data[(i * stride) + j])];
                double maximum = row.Max(), sum = row.Sum(v => Math.Exp(v - maximum));
                Assert.Equal(Math.Log(sum) - row[labels[i]] + maximum, loss[i], 1e-5 * (1 + size));
                for (int j = 0; j < classes; j++)
                {
                    double expected = dy[i] * ((Math.Exp(row[j] - maximum) / sum) - (j == labels[i] ? 1 : 0));
                    Assert.Equal(expected, dx.Data[(i * classes) + j], 1e-6 * dy[i]);
                }
            }
            dx.CheckGuards("gradient");
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public void SureClass_LeavesNothingDenormal(int classes)
    {
        const int Rows = 20;
        using var x = new Matrix<float>(Rows, classes, classes, 1, v => (float)v);
        using var p = new Matrix<float>(Rows, classes, classes, 2, v => 0);
        using var dx = new Matrix<float>(Rows, classes, classes, 3, v => 0);
        int* labels = stackalloc int[Rows];
        float dy = -1f / 50;
        for (int i = 0; i < Rows; i++)
        {
            // Logits that end between 80 and 105 below the greatest one: probabilities around the least normal number.
            for (int j = 0; j < classes; j++) x.Data[(i * classes) + j] = j == 0 ? 0 : -80 - (25f * ((i * classes) + j) / (Rows * classes));
            labels[i] = 0;
        }
        Softmax.Rows(x.Data, classes, p.Data, classes, Rows, classes, WorkPool.ForThreads(1));
        SparseSoftmaxCrossEntropy.Gradient(labels, x.Data, classes, &dy, 0, dx.Data, classes, Rows, classes, WorkPool.ForThreads(1));
        Assert.True(p.Data[1] > 0 && dx.Data[1] < 0);
        Assert.Equal(0, p.Data[(Rows * classes) - 1]);
        for (int i = 0; i < Rows * classes; i++) Assert.False(float.IsSubnormal(p.Data[i]) || float.IsSubnormal(dx.Data[i]), $"[{i}]: {p.Data[i]}, {dx.Data[i]}");
    }

    [Fact]
    public void Gradient_OneScaleForAllRows_TakesStrideZero()
    {
        double* x = stackalloc double[] { 1, 2, 3, 0, 0, 0 }, dx = stackalloc double[6];
        int* labels = stackalloc int[] { 2, 0 };
        double dy = 0.5;
        SparseSoftmaxCrossEntropy.Gradient(labels, x, 3, &dy, 0, dx, 3, 2, 3, WorkPool.ForThreads(1));
        Assert.Equal(0.5 * ((1 / 3.0) - 1), dx[3], 1e-15);
        Assert.Equal(0.5 / 3, dx[5], 1e-15);
        Assert.Equal(0, dx[0] + dx[1] + dx[2], 1e-15);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void Loss_LabelOutOfRange_IsNamed(int label)
    {
        int* labels = stackalloc int[] { label };
        float* x = stackalloc float[3], loss = stackalloc float[1];
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => SparseSoftmaxCrossEntropy.Loss(labels, x, 3, loss, 1, 3, WorkPool.ForThreads(1)));
        Assert.Contains($"Label {label} of row 0", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(3, 10)]
    [InlineData(2, 33)]
    public void Rows_SumToOne_AndTheirLogarithmsAgree(int rows, int columns)
    {
        using var x = new Matrix<double>(rows, columns, columns, 1, v => 100 * v);
        using var y = new Matrix<double>(rows, columns, columns, 1, v => v);
        using var z = new Matrix<double>(rows, columns, columns, 1, v => v);
        WorkPool pool = WorkPool.ForThreads(1);
        Softmax.Rows(x.Data, columns, y.Data, columns, rows, columns, pool);
        Softmax.LogRows(x.Data, columns, z.Data, columns, rows, columns, pool);
        for (int i = 0; i < rows; i++)
        {
            double sum = 0;
            for (int j = 0; j < columns; j++)
            {
                double p = y.Data[(i * columns) + j];
                sum += p;
                if (p > 1e-300) Assert.Equal(Math.Log(p), z.Data[(i * columns) + j], 1e-12);
            }
            Assert.Equal(1, sum, 1e-14);
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(31)]
    [InlineData(100)]
    public void ExpSum_EveryWidth_GivesTheSameBits(int count)
    {
        using var x = new Matrix<float>(1, count, count, 1, v => (float)(10 * v));
        float expected = SoftmaxRow.ExpSum<float, Simd1<float>, float>(x.Data, 9, null, count);
        Assert.Equal(expected, SoftmaxRow.ExpSum<float, Simd128<float>, Vector128<float>>(x.Data, 9, null, count));
        if (SimdWidth.Has256) Assert.Equal(expected, SoftmaxRow.ExpSum<float, Simd256<float>, Vector256<float>>(x.Data, 9, null, count));
        if (SimdWidth.Has512) Assert.Equal(expected, SoftmaxRow.ExpSum<float, Simd512<float>, Vector512<float>>(x.Data, 9, null, count));
        Assert.Equal(SoftmaxRow.Maximum<float, Simd1<float>, float>(x.Data, count), SoftmaxRow.Maximum(x.Data, count));
    }

    [Fact]
    public void ArgMax_FirstOfEqualElements_Wins()
    {
        float* x = stackalloc float[] { 1, 3, 3, 2, -1, -5, -1, -1 };
        int* y = stackalloc int[2];
        ArgMax.Rows(x, 4, y, 2, 4);
        Assert.Equal((1, 0), (y[0], y[1]));
    }

    [Fact]
    public void InTopK_TiesCountAndNonsenseDoesNot()
    {
        float* x = stackalloc float[] { 1, 3, 3, 2, 1, 3, 3, 2, float.NaN, 0, 0, 0, 1, 2, 3, 4 };
        int* targets = stackalloc int[] { 2, 3, 0, 7 };
        bool* y = stackalloc bool[4];
        InTopK.Rows(x, 4, targets, y, 4, 4, 1);
        Assert.Equal([true, false, false, false], new ReadOnlySpan<bool>(y, 4).ToArray());
        InTopK.Rows(x, 4, targets, y, 4, 4, 3);
        Assert.Equal([true, true, false, false], new ReadOnlySpan<bool>(y, 4).ToArray());
    }
}

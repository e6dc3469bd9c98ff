using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

public unsafe class DecompositionTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(20, 7)]
    public void Solve_TimesTheMatrix_IsTheRightSide(int n, int columns)
    {
        double[] a = Numbers(2 * n * n), b = Numbers(2 * n * columns), y = new double[2 * n * columns];
        fixed (double* pa = a, pb = b, py = y) Solve.Run("s", pa, pb, py, 2, n, columns);
        for (int i = 0; i < y.Length; i++)
        {
            int matrix = i / (n * columns), row = i / columns % n, column = i % columns;
            Assert.Equal(b[i], Enumerable.Range(0, n).Sum(k => a[(matrix * n + row) * n + k] * y[(matrix * n + k) * columns + column]), 1e-10);
        }
    }

    [Fact]
    public void Determinant_Permutation_IsItsSign()
    {
        double[] x = [0, 0, 2, 3, 0, 0, 0, 5, 0];
        double y;
        fixed (double* from = x) Determinant.Run(from, &y, 1, 3);
        Assert.Equal(30, y);
        Determinant.Run((double*)null, &y, 1, 0);
        Assert.Equal(1, y);
    }

    [Fact]
    public void Determinant_SingularOrNan_IsZeroOrNan()
    {
        float[] x = [1, 2, 2, 4, 1, float.NaN, 2, 3], y = new float[2];
        fixed (float* from = x, to = y) Determinant.Run(from, to, 2, 2);
        Assert.Equal([0, float.NaN], y);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(33)]
    public void Cholesky_Squared_IsTheMatrix(int n)
    {
        double[] root = Numbers(n * n), x = new double[n * n], y = new double[n * n];
        for (int i = 0; i < n * n; i++) x[i] = Enumerable.Range(0, n).Sum(k => root[i / n * n + k] * root[i % n * n + k]) + (i / n == i % n ? 1 : 0);
        double[] lowerOnly = [.. x.Select((item, i) => i % n > i / n ? double.NaN : item)];
        fixed (double* from = lowerOnly, to = y) Cholesky.Run("c", from, to, 1, n);
        for (int i = 0; i < n * n; i++)
        {
            Assert.Equal(x[i], Enumerable.Range(0, n).Sum(k => y[i / n * n + k] * y[i % n * n + k]), 1e-10);
            if (i % n > i / n) Assert.Equal(0, y[i]);
        }
    }

    [Fact]
    public void Cholesky_NotPositive_ThrowsNamingTheNode()
    {
        var exception = Assert.Throws<InvalidOperationException>(() =>
        {
            float[] x = [1, 0, 2, 1], y = new float[4];
            fixed (float* from = x, to = y) Cholesky.Run("gp/Cholesky", from, to, 1, 2);
        });
        Assert.Equal("Cholesky 'gp/Cholesky': the matrix is not positive definite.", exception.Message);
    }

    [Fact]
    public void Triangle_Diagonals_KeepTheirSide()
    {
        int[] x = [1, 2, 3, 4, 5, 6], y = new int[6];
        fixed (int* from = x, to = y)
        {
            Triangle.Lower(from, to, 1, 2, 3, 0);
            Assert.Equal([1, 0, 0, 4, 5, 0], y);
            Triangle.Upper(from, to, 1, 2, 3, 1);
            Assert.Equal([0, 2, 3, 0, 0, 6], y);
            Triangle.Lower(from, to, 1, 3, 2, -2);
            Assert.Equal([0, 0, 0, 0, 5, 0], y);
            Triangle.Upper(from, to, 1, 2, 3, -7);
            Assert.Equal(x, y);
        }
    }

    private static double[] Numbers(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
    }
}

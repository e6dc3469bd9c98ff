using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

public unsafe class MatrixInverseTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(40)]
    public void Run_TimesTheMatrix_IsTheIdentity(int n)
    {
        var random = new Random(n);
        double[] x = [.. Enumerable.Range(0, 2 * n * n).Select(_ => random.NextDouble() - 0.5)], y = new double[2 * n * n];
        fixed (double* a = x, b = y) MatrixInverse.Run("inverse", a, b, 2, n);
        for (int matrix = 0; matrix < 2; matrix++)
            for (int row = 0; row < n; row++)
                for (int column = 0; column < n; column++)
                {
                    double sum = 0;
                    for (int k = 0; k < n; k++) sum += x[(matrix * n + row) * n + k] * y[(matrix * n + k) * n + column];
                    Assert.Equal(row == column ? 1 : 0, sum, 1e-9);
                }
    }

    [Fact]
    public void Run_Float_IsTheRoundedInverse()
    {
        float[] x = [0, 2, 4, 0], y = new float[4];
        fixed (float* a = x, b = y) MatrixInverse.Run("inverse", a, b, 1, 2);
        Assert.Equal([0, 0.25f, 0.5f, 0], y);
    }

    [Fact]
    public void Run_Singular_ThrowsNamingTheNode()
    {
        double[] x = [1, 2, 2, 4], y = new double[4];
        var exception = Assert.Throws<InvalidOperationException>(() =>
        {
            fixed (double* a = x, b = y) MatrixInverse.Run("normal/MatrixInverse", a, b, 1, 2);
        });
        Assert.Contains("normal/MatrixInverse", exception.Message, StringComparison.Ordinal);
    }

    // A Hilbert matrix has integers for its inverse; at N = 7 its condition is 4.8e8, near that of the housing data.
    [Fact]
    public void Run_IllConditioned_LosesOnlyWhatTheConditionCosts()
    {
        const int n = 7;
        double[] x = [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) select 1.0 / (i + j + 1)], y = new double[n * n];
        fixed (double* a = x, b = y) MatrixInverse.Run("inverse", a, b, 1, n);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                double exact = ((i + j) % 2 == 0 ? 1 : -1) * (i + j + 1) * Binomial(n + i, n - j - 1) * Binomial(n + j, n - i - 1) * Math.Pow(Binomial(i + j, i), 2);
                Assert.True(Math.Abs(y[i * n + j] / exact - 1) < 1e-8, $"[{i}, {j}]: {y[i * n + j]:R} against {exact:R}");
            }
    }

    private static double Binomial(int n, int k)
    {
        double result = 1;
        for (int i = 1; i <= k; i++) result = result * (n - k + i) / i;
        return Math.Round(result);
    }
}

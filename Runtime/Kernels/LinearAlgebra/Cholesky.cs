namespace AotNet.Kernels;

/// <summary>Lower triangular L with L·Lᵀ = x, of symmetric positive definite N x N matrices; only the lower half of x is read.</summary>
/// <remarks>Golub and Van Loan, Matrix Computations, 4th edition, algorithm 4.2.2 (outer products), on Lᵀ, whose rows are contiguous.</remarks>
public static unsafe class Cholesky
{
    /// <summary>x and y are [batch, n, n].</summary>
    /// <exception cref="InvalidOperationException">A matrix is not positive definite; it names the node.</exception>
    public static void Run(string node, float* x, float* y, nint batch, nint n)
    {
        for (nint i = 0; i < batch; i++)
        {
            float* from = x + i * n * n, to = y + i * n * n;
            double* upper = Space(n);
            for (nint row = 0; row < n; row++)
                for (nint column = row; column < n; column++) upper[row * n + column] = from[column * n + row];
            Decompose(node, upper, n);
            for (nint row = 0; row < n; row++)
                for (nint column = 0; column < n; column++) to[row * n + column] = column > row ? 0 : (float)upper[column * n + row];
        }
    }

    /// <inheritdoc cref="Run(string, float*, float*, nint, nint)"/>
    public static void Run(string node, double* x, double* y, nint batch, nint n)
    {
        for (nint i = 0; i < batch; i++)
        {
            double* from = x + i * n * n, to = y + i * n * n;
            double* upper = Space(n);
            for (nint row = 0; row < n; row++)
                for (nint column = row; column < n; column++) upper[row * n + column] = from[column * n + row];
            Decompose(node, upper, n);
            for (nint row = 0; row < n; row++)
                for (nint column = 0; column < n; column++) to[row * n + column] = column > row ? 0 : upper[column * n + row];
        }
    }

    private static double* Space(nint n) => (double*)Scratch.Bytes(n * n * sizeof(double));

    private static void Decompose(string node, double* upper, nint n)
    {
        for (nint k = 0; k < n; k++)
        {
            double* pivot = upper + k * n;
            if (pivot[k] <= 0) throw new InvalidOperationException($"Cholesky '{node}': the matrix is not positive definite.");
            Rows.Divide(pivot + k, Math.Sqrt(pivot[k]), n - k);
            for (nint i = k + 1; i < n; i++) Rows.AddScaled(-pivot[i], pivot + i, upper + i * n + i, n - i);
        }
    }
}

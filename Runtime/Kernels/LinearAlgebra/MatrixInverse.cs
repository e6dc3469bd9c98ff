namespace AotNet.Kernels;

/// <summary>Inverses of N x N matrices. Single precision is computed in double and rounded once.</summary>
public static unsafe class MatrixInverse
{
    /// <exception cref="InvalidOperationException">A matrix is singular; it names the node.</exception>
    public static void Run(string node, float* x, float* y, nint batch, nint n)
    {
        for (nint i = 0; i < batch; i++)
        {
            double* lu = Space(n);
            Rows.Load(x + i * n * n, lu, n * n);
            Rows.Store(Invert(node, lu, n), y + i * n * n, n * n);
        }
    }

    /// <inheritdoc cref="Run(string, float*, float*, nint, nint)"/>
    public static void Run(string node, double* x, double* y, nint batch, nint n)
    {
        for (nint i = 0; i < batch; i++)
        {
            double* lu = Space(n);
            Rows.Load(x + i * n * n, lu, n * n);
            Rows.Store(Invert(node, lu, n), y + i * n * n, n * n);
        }
    }

    private static double* Space(nint n) => (double*)Scratch.Bytes(2 * n * n * sizeof(double) + n * sizeof(int));

    private static double* Invert(string node, double* lu, nint n)
    {
        double* inverse = lu + n * n;
        int* rows = (int*)(inverse + n * n);
        if (!Lu.Decompose(lu, rows, n, out _)) throw new InvalidOperationException($"MatrixInverse '{node}': the matrix is singular.");
        new Span<double>(inverse, checked((int)(n * n))).Clear();
        for (nint i = 0; i < n; i++) inverse[i * n + rows[i]] = 1;
        Lu.Solve(lu, inverse, n, n);
        return inverse;
    }
}

namespace AotNet.Kernels;

/// <summary>Linear systems A·Y = B with N x N matrices. Single precision is computed in double and rounded once.</summary>
public static unsafe class Solve
{
    /// <summary>A is [batch, n, n], B and Y are [batch, n, columns].</summary>
    /// <exception cref="InvalidOperationException">A matrix is singular; it names the node.</exception>
    public static void Run(string node, float* a, float* b, float* y, nint batch, nint n, nint columns)
    {
        for (nint i = 0; i < batch; i++)
        {
            double* space = Space(n, columns), right = space + n * n;
            Rows.Load(a + i * n * n, space, n * n);
            int* rows = Decompose(node, space, n, columns);
            for (nint row = 0; row < n; row++) Rows.Load(b + (i * n + rows[row]) * columns, right + row * columns, columns);
            Lu.Solve(space, right, n, columns);
            Rows.Store(right, y + i * n * columns, n * columns);
        }
    }

    /// <inheritdoc cref="Run(string, float*, float*, float*, nint, nint, nint)"/>
    public static void Run(string node, double* a, double* b, double* y, nint batch, nint n, nint columns)
    {
        for (nint i = 0; i < batch; i++)
        {
            double* space = Space(n, columns), right = space + n * n;
            Rows.Load(a + i * n * n, space, n * n);
            int* rows = Decompose(node, space, n, columns);
            for (nint row = 0; row < n; row++) Rows.Load(b + (i * n + rows[row]) * columns, right + row * columns, columns);
            Lu.Solve(space, right, n, columns);
            Rows.Store(right, y + i * n * columns, n * columns);
        }
    }

    private static double* Space(nint n, nint columns) => (double*)Scratch.Bytes((n * n + n * columns) * sizeof(double) + n * sizeof(int));

    private static int* Decompose(string node, double* space, nint n, nint columns)
    {
        int* rows = (int*)(space + n * n + n * columns);
        return Lu.Decompose(space, rows, n, out _) ? rows : throw new InvalidOperationException($"Solve '{node}': the matrix is singular.");
    }
}

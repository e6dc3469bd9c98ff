namespace AotNet.Kernels;

/// <summary>Determinants of N x N matrices, in double precision.</summary>
public static unsafe class Determinant
{
    /// <summary>x is [batch, n, n], y is [batch].</summary>
    public static void Run(float* x, float* y, nint batch, nint n)
    {
        for (nint i = 0; i < batch; i++)
        {
            double* space = Space(n);
            Rows.Load(x + i * n * n, space, n * n);
            y[i] = (float)Of(space, n);
        }
    }

    /// <inheritdoc cref="Run(float*, float*, nint, nint)"/>
    public static void Run(double* x, double* y, nint batch, nint n)
    {
        for (nint i = 0; i < batch; i++)
        {
            double* space = Space(n);
            Rows.Load(x + i * n * n, space, n * n);
            y[i] = Of(space, n);
        }
    }

    private static double* Space(nint n) => (double*)Scratch.Bytes(n * n * sizeof(double) + n * sizeof(int));

    private static double Of(double* space, nint n)
    {
        if (!Lu.Decompose(space, (int*)(space + n * n), n, out int sign)) return 0;
        double product = sign;
        for (nint i = 0; i < n; i++) product *= space[i * n + i];
        return product;
    }
}

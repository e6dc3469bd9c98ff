namespace AotNet.Kernels;

/// <summary>Matrix products.</summary>
/// <remarks>
/// Each output element is one chain of fused multiply-adds in order of k, from zero, wherever and on whatever width it is
/// computed; so its bits depend on nothing but its operands.
/// </remarks>
public static unsafe partial class Gemm
{
    /// <summary>
    /// Sums A[m, k] * B[k, n] over k and hands each sum to the epilogue. A[m, k] = a[m * aRow + k * aCol],
    /// B[k, n] = b[k * bRow + n * bCol]; one of bRow and bCol is 1.
    /// </summary>
    /// <param name="padded">Rows of B and what the epilogue touches may be read and written up to the next multiple of 16 columns.</param>
    public static void Multiply<T, E>(
        WorkPool pool, nint m, nint n, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol, bool padded, E epilogue)
        where T : unmanaged
        where E : struct, IEpilogue<T>
    {
        Plain<T, E, Simd1<T>>(m, n, k, a, aRow, aCol, b, bRow, bCol, epilogue);
    }

    /// <summary>The same for element types without vectors, into <paramref name="c"/>: sums in order of k, with the type's own operators.</summary>
    public static void MultiplyScalar<T>(
        WorkPool pool, nint m, nint n, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol, T* c, nint cRow)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        for (nint i = 0; i < m; i++)
        {
            for (nint j = 0; j < n; j++)
            {
                T sum = T.Zero;
                for (nint p = 0; p < k; p++) sum += a[(i * aRow) + (p * aCol)] * b[(p * bRow) + (j * bCol)];
                c[(i * cRow) + j] = sum;
            }
        }
    }

    private static void Plain<T, E, O>(nint m, nint n, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol, E epilogue)
        where T : unmanaged
        where E : struct, IEpilogue<T>
        where O : struct, ISimd<T, T>
    {
        for (nint i = 0; i < m; i++)
        {
            for (nint j = 0; j < n; j++)
            {
                T sum = O.Zero;
                for (nint p = 0; p < k; p++) sum = O.MulAdd(a[(i * aRow) + (p * aCol)], b[(p * bRow) + (j * bCol)], sum);
                epilogue.Finish<O, T>(i, j, sum);
            }
        }
    }
}

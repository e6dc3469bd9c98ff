using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    /// <param name="panelStride">Where b lies in <see cref="Panels"/> along the axis of stride 1: the elements from one to the next.</param>
    public static void Multiply<T, E>(
        WorkPool pool, nint m, nint n, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol, bool padded, E epilogue, nint panelStride = Panels.Columns)
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
    {
        if (m <= 0 || n <= 0) return;
        if (SimdWidth.Has512) Run<T, E, Simd512<T>, Vector512<T>>(pool, m, n, k, a, aRow, aCol, b, bRow, bCol, padded, epilogue, panelStride);
        else if (SimdWidth.Has256) Run<T, E, Simd256<T>, Vector256<T>>(pool, m, n, k, a, aRow, aCol, b, bRow, bCol, padded, epilogue, panelStride);
        else Run<T, E, Simd128<T>, Vector128<T>>(pool, m, n, k, a, aRow, aCol, b, bRow, bCol, padded, epilogue, panelStride);
    }

    /// <summary>The product on vectors of one width; what <see cref="Multiply"/> calls with the machine's widest.</summary>
    internal static void Run<T, E, O, V>(
        WorkPool pool, nint m, nint n, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol, bool padded, E epilogue, nint panelStride = Panels.Columns)
        where T : unmanaged
        where E : struct, ITileEpilogue<T>
        where O : struct, ISimd<T, V>
    {
        if (m == 1 && bCol == 1)
        {
            OneRow<T, E, O, V>(n, k, a, aCol, b, bRow, padded, epilogue, panelStride);
            return;
        }
        int threads = m * n * k >= ThreadThreshold ? pool.Threads : 1;
        Blocks<T, E, O, V> job = new(threads, m, n, k, a, aRow, aCol, b, bRow, bCol, padded, epilogue, panelStride);
        if (threads > 1) pool.Run(ref job, job.Units);
        else job.RunAll();
    }

    /// <summary>Multiply-adds below which waking a second thread costs more than it saves.</summary>
    private const nint ThreadThreshold = 1 << 18;

    /// <summary>The same for element types without vectors, into <paramref name="c"/>: sums in order of k, with the type's own operators.</summary>
    public static void MultiplyScalar<T>(
        WorkPool pool, nint m, nint n, nint k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol, T* c, nint cRow)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        for (nint i = 0; i < m; i++)
        {
            new Span<T>(c + (i * cRow), checked((int)n)).Clear();
            // A row of C at a time, so that B is read along its rows; each sum is still in order of k.
            for (nint p = 0; p < k; p++)
            {
                T x = a[(i * aRow) + (p * aCol)];
                for (nint j = 0; j < n; j++) c[(i * cRow) + j] += x * b[(p * bRow) + (j * bCol)];
            }
        }
    }
}

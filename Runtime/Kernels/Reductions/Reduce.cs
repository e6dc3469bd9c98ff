using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

/// <summary>Drives reductions. The order of combination depends on the sizes alone, never on register width or threads.</summary>
public static unsafe partial class Reduce
{
    /// <summary>
    /// Reduces each row to one value. Element i goes to lane i mod 16; the lanes combine as a tree, the upper half into the
    /// lower. A row of more than 4096 elements is reduced in pieces of that size, whose results combine in order.
    /// </summary>
    public static void Rows<T, R>(WorkPool pool, nint rows, nint columns, R body)
        where T : unmanaged
        where R : struct, IReduction<T>
    {
        if (SimdWidth.Has512) RunRows<T, R, Simd512<T>, Vector512<T>>(pool, rows, columns, body);
        else if (SimdWidth.Has256) RunRows<T, R, Simd256<T>, Vector256<T>>(pool, rows, columns, body);
        else RunRows<T, R, Simd128<T>, Vector128<T>>(pool, rows, columns, body);
    }

    /// <summary>Reduces each column to one value, in the order of the rows.</summary>
    /// <param name="padded">The body may load and finish up to the next multiple of 16 columns.</param>
    public static void Columns<T, R>(WorkPool pool, nint rows, nint columns, bool padded, R body)
        where T : unmanaged
        where R : struct, IReduction<T>
    {
        if (SimdWidth.Has512) RunColumns<T, R, Simd512<T>, Vector512<T>>(pool, rows, columns, padded, body);
        else if (SimdWidth.Has256) RunColumns<T, R, Simd256<T>, Vector256<T>>(pool, rows, columns, padded, body);
        else RunColumns<T, R, Simd128<T>, Vector128<T>>(pool, rows, columns, padded, body);
    }
}

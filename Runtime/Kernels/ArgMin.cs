using System.Numerics;

namespace AotNet.Kernels;

/// <summary>The index of the least element; the first of equal ones, and of NaN, which counts as least, as in NumPy.</summary>
public static unsafe class ArgMin
{
    /// <summary>Along contiguous rows.</summary>
    public static void Rows<T>(T* x, nint stride, int* y, nint rows, nint columns)
        where T : unmanaged, IComparisonOperators<T, T, bool> => ArgExtreme.Rows<T, Least>(x, stride, y, rows, columns);

    /// <summary>Along n of [outer, n, rows, columns], whose rows lie <paramref name="stride"/> apart; the result is dense.</summary>
    public static void Columns<T>(T* x, nint stride, int* y, nint outer, nint n, nint rows, nint columns)
        where T : unmanaged, IComparisonOperators<T, T, bool> => ArgExtreme.Columns<T, Least>(x, stride, y, outer, n, rows, columns);
}

using System.Numerics;

namespace AotNet.Kernels;

/// <summary>The index of the least element; the first of equal ones, and of NaN, which counts as least, as in NumPy.</summary>
public static unsafe class ArgMin
{
    /// <summary>Along contiguous rows.</summary>
    public static void Rows<T>(T* x, nint stride, int* y, nint rows, nint columns)
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        for (nint row = 0; row < rows; row++)
        {
            T* source = x + (row * stride);
            nint best = 0;
            for (nint j = 1; j < columns; j++)
            {
                if (!(source[j] >= source[best]) && source[best] == source[best]) best = j; // NaN differs from itself
            }
            y[row] = (int)best;
        }
    }
}

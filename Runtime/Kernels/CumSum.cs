using System.Numerics;

namespace AotNet.Kernels;

/// <summary>Running sums.</summary>
public static unsafe class CumSum
{
    /// <summary>Along the middle axis of [outer, n, inner]; one chain of additions a column.</summary>
    public static void Run<T>(T* x, T* y, nint outer, nint n, nint inner, bool exclusive, bool reverse)
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        nint step = reverse ? -inner : inner, first = reverse ? (n - 1) * inner : 0;
        for (nint row = 0; row < outer; row++, x += n * inner, y += n * inner)
        {
            for (nint column = 0; column < inner; column++)
            {
                T sum = default;
                nint at = first + column;
                for (nint i = 0; i < n; i++, at += step)
                {
                    T next = sum + x[at];
                    y[at] = exclusive ? sum : next;
                    sum = next;
                }
            }
        }
    }
}

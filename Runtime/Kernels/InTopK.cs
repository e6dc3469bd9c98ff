using System.Numerics;

namespace AotNet.Kernels;

/// <summary>Whether a row's target class is among its k highest predictions.</summary>
public static unsafe class InTopK
{
    /// <summary>As TensorFlow: classes tied with the target do not push it out, and a target that is no class or not finite is not in.</summary>
    public static void Rows<T>(T* predictions, nint stride, int* targets, bool* y, nint rows, nint columns, nint k)
        where T : unmanaged, IFloatingPoint<T>
    {
        for (nint row = 0; row < rows; row++)
        {
            T* x = predictions + (row * stride);
            int target = targets[row];
            if ((uint)target >= (ulong)columns || !T.IsFinite(x[target]))
            {
                y[row] = false;
                continue;
            }
            nint higher = 0;
            for (nint j = 0; j < columns; j++) higher += x[j] > x[target] ? 1 : 0;
            y[row] = higher < k;
        }
    }
}

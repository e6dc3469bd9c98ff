using System.Runtime.InteropServices;

namespace AotNet.Kernels;

/// <summary>Softmax and its logarithm over contiguous rows. Operand and result may be the same buffer.</summary>
public static unsafe class Softmax
{
    public static void Rows<T>(T* x, nint xStride, T* y, nint yStride, nint rows, nint columns, WorkPool pool)
        where T : unmanaged
    {
        Job<T> job = new(x, xStride, y, yStride, rows, columns, false);
        RowUnits.Run(pool, ref job, rows, columns);
    }

    /// <summary>x - maximum - log(sum of exp(x - maximum)).</summary>
    public static void LogRows<T>(T* x, nint xStride, T* y, nint yStride, nint rows, nint columns, WorkPool pool)
        where T : unmanaged
    {
        Job<T> job = new(x, xStride, y, yStride, rows, columns, true);
        RowUnits.Run(pool, ref job, rows, columns);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Job<T>(T* x, nint xStride, T* y, nint yStride, nint rows, nint columns, bool logarithm) : IJob
        where T : unmanaged
    {
        public void Run(int unit)
        {
            var (row, end) = RowUnits.Of(unit, rows, columns);
            for (; row < end; row++)
            {
                T* source = x + (row * xStride), target = y + (row * yStride);
                T maximum = SoftmaxRow.Maximum(source, columns);
                if (!logarithm)
                {
                    T sum = SoftmaxRow.ExpSum(source, maximum, target, columns);
                    SoftmaxRow.Scale(target, Simd1<T>.Div(SoftmaxRow.One<T>(), sum), target, columns);
                    continue;
                }
                T log = Simd1<T>.Log(SoftmaxRow.ExpSum(source, maximum, null, columns));
                for (nint j = 0; j < columns; j++) target[j] = Simd1<T>.Sub(Simd1<T>.Sub(source[j], maximum), log);
            }
        }
    }
}

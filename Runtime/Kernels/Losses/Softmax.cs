namespace AotNet.Kernels;

/// <summary>Softmax and its logarithm over contiguous rows. Operand and result may be the same buffer.</summary>
public static unsafe class Softmax
{
    public static void Rows<T>(T* x, nint xStride, T* y, nint yStride, nint rows, nint columns, WorkPool pool)
        where T : unmanaged
    {
        for (nint row = 0; row < rows; row++)
        {
            T* source = x + (row * xStride), target = y + (row * yStride);
            T sum = SoftmaxRow.ExpSum(source, SoftmaxRow.Maximum(source, columns), target, columns);
            T inverse = Simd1<T>.Div(SoftmaxRow.One<T>(), sum);
            for (nint j = 0; j < columns; j++) target[j] = Simd1<T>.Mul(target[j], inverse);
        }
    }

    /// <summary>x - maximum - log(sum of exp(x - maximum)).</summary>
    public static void LogRows<T>(T* x, nint xStride, T* y, nint yStride, nint rows, nint columns, WorkPool pool)
        where T : unmanaged
    {
        for (nint row = 0; row < rows; row++)
        {
            T* source = x + (row * xStride), target = y + (row * yStride);
            T maximum = SoftmaxRow.Maximum(source, columns);
            T log = Simd1<T>.Log(SoftmaxRow.ExpSum(source, maximum, null, columns));
            for (nint j = 0; j < columns; j++) target[j] = Simd1<T>.Sub(Simd1<T>.Sub(source[j], maximum), log);
        }
    }
}

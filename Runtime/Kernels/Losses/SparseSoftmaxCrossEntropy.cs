namespace AotNet.Kernels;

/// <summary>Cross entropy of softmax(logits) against class numbers, a row at a time.</summary>
/// <remarks>The row's maximum is subtracted first: exp overflows above 88 in float.</remarks>
public static unsafe class SparseSoftmaxCrossEntropy
{
    /// <summary>loss[row] = log(sum over j of exp(logits[row, j])) - logits[row, label].</summary>
    public static void Loss<T>(int* labels, T* logits, nint logitsStride, T* loss, nint rows, nint classes, WorkPool pool)
        where T : unmanaged
    {
        for (nint row = 0; row < rows; row++)
        {
            T* x = logits + (row * logitsStride);
            int label = Label(labels, row, classes);
            T maximum = SoftmaxRow.Maximum(x, classes);
            T sum = SoftmaxRow.ExpSum(x, maximum, null, classes);
            loss[row] = Simd1<T>.Sub(Simd1<T>.Log(sum), Simd1<T>.Sub(x[label], maximum));
        }
    }

    /// <summary>dlogits[row, j] = dy[row] * (softmax(logits[row])[j] - (j == label ? 1 : 0)).</summary>
    /// <param name="dyStride">1, or 0 where one gradient serves all rows.</param>
    public static void Gradient<T>(
        int* labels, T* logits, nint logitsStride, T* dy, nint dyStride, T* dlogits, nint dStride, nint rows, nint classes, WorkPool pool)
        where T : unmanaged
    {
        for (nint row = 0; row < rows; row++)
        {
            T* x = logits + (row * logitsStride);
            T* dx = dlogits + (row * dStride);
            int label = Label(labels, row, classes);
            T scale = dy[row * dyStride];
            T sum = SoftmaxRow.ExpSum(x, SoftmaxRow.Maximum(x, classes), dx, classes);
            T inverse = Simd1<T>.Div(SoftmaxRow.One<T>(), sum);
            for (nint j = 0; j < classes; j++)
            {
                T p = Simd1<T>.Mul(dx[j], inverse);
                dx[j] = Simd1<T>.Mul(scale, j == label ? Simd1<T>.Sub(p, SoftmaxRow.One<T>()) : p);
            }
        }
    }

    private static int Label(int* labels, nint row, nint classes)
    {
        int label = labels[row];
        if ((uint)label >= (ulong)classes)
            throw new ArgumentOutOfRangeException(nameof(labels), label, $"Label {label} of row {row} is not in the range of the {classes} classes.");
        return label;
    }
}

using System.Runtime.InteropServices;

namespace AotNet.Kernels;

/// <summary>Cross entropy of softmax(logits) against class numbers, a row at a time.</summary>
/// <remarks>The row's maximum is subtracted first: exp overflows above 88 in float.</remarks>
public static unsafe partial class SparseSoftmaxCrossEntropy
{
    /// <summary>loss[row] = log(sum over j of exp(logits[row, j])) - logits[row, label].</summary>
    public static void Loss<T>(int* labels, T* logits, nint logitsStride, T* loss, nint rows, nint classes, WorkPool pool)
        where T : unmanaged
    {
        LossJob<T> job = new(labels, logits, logitsStride, loss, rows, classes);
        RowUnits.Run(pool, ref job, rows, classes);
    }

    /// <summary>dlogits[row, j] = dy[row] * (softmax(logits[row])[j] - (j == label ? 1 : 0)).</summary>
    /// <param name="dyStride">1, or 0 where one gradient serves all rows.</param>
    public static void Gradient<T>(
        int* labels, T* logits, nint logitsStride, T* dy, nint dyStride, T* dlogits, nint dStride, nint rows, nint classes, WorkPool pool)
        where T : unmanaged
    {
        GradientJob<T> job = new(labels, logits, logitsStride, dy, dyStride, dlogits, dStride, rows, classes);
        RowUnits.Run(pool, ref job, rows, classes);
    }

    private static int Label(int* labels, nint row, nint classes)
    {
        int label = labels[row];
        if ((uint)label >= (ulong)classes)
            throw new ArgumentOutOfRangeException(nameof(labels), label, $"Label {label} of row {row} is not in the range of the {classes} classes.");
        return label;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct LossJob<T>(int* labels, T* logits, nint stride, T* loss, nint rows, nint classes) : IJob
        where T : unmanaged
    {
        public void Run(int unit)
        {
            var (row, end) = RowUnits.Of(unit, rows, classes);
            if (SoftmaxRow.IsShort(classes))
            {
                ShortLoss(labels, logits, stride, loss, row, end, classes);
                return;
            }
            for (; row < end; row++)
            {
                T* x = logits + (row * stride);
                int label = Label(labels, row, classes);
                T maximum = SoftmaxRow.Maximum(x, classes), sum = SoftmaxRow.ExpSum(x, maximum, null, classes);
                loss[row] = Simd1<T>.Sub(Simd1<T>.Log(sum), Simd1<T>.Sub(x[label], maximum));
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct GradientJob<T>(
        int* labels, T* logits, nint stride, T* dy, nint dyStride, T* dlogits, nint dStride, nint rows, nint classes) : IJob
        where T : unmanaged
    {
        public void Run(int unit)
        {
            var (row, end) = RowUnits.Of(unit, rows, classes);
            if (SoftmaxRow.IsShort(classes))
            {
                ShortGradient(labels, logits, stride, dy, dyStride, dlogits, dStride, row, end, classes);
                return;
            }
            for (; row < end; row++)
            {
                T* x = logits + (row * stride), dx = dlogits + (row * dStride);
                int label = Label(labels, row, classes);
                T one = SoftmaxRow.One<T>(), scale = dy[row * dyStride];
                T sum = SoftmaxRow.ExpSum(x, SoftmaxRow.Maximum(x, classes), dx, classes), inverse = Simd1<T>.Div(one, sum);
                // The label's own element apart: p - 1 loses what scale * p would have rounded away.
                T p = Simd1<T>.Mul(dx[label], inverse);
                SoftmaxRow.Scale(dx, Simd1<T>.Mul(inverse, scale), dx, classes);
                dx[label] = Simd1<T>.Mul(scale, Simd1<T>.Sub(p, one));
            }
        }
    }
}

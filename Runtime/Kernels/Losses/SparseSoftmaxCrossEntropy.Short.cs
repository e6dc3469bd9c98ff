using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

public static unsafe partial class SparseSoftmaxCrossEntropy
{
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ShortLoss<T, O, V>(int* labels, T* logits, nint stride, T* loss, nint row, nint end, nint classes)
        where T : unmanaged
        where O : struct, IParts<T, V>
    {
        byte* stack = stackalloc byte[ShortRows<T, O, V>.StackBytes];
        T* maxima = stackalloc T[O.Count], logs = stackalloc T[O.Count];
        ShortRows<T, O, V> block = new(stack, classes);
        for (; row < end; row += O.Count)
        {
            nint rows = Math.Min(O.Count, end - row);
            block.Read(logits + (row * stride), stride, rows);
            V maximum = block.Maximum();
            O.Store(maxima, maximum);
            O.Store(logs, O.Log(block.ExpSum(maximum)));
            for (nint i = 0; i < rows; i++)
            {
                T x = block.X[(Label(labels, row + i, classes) * O.Count) + i];
                loss[row + i] = Simd1<T>.Sub(logs[i], Simd1<T>.Sub(x, maxima[i]));
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ShortGradient<T, O, V>(
        int* labels, T* logits, nint stride, T* dy, nint dyStride, T* dlogits, nint dStride, nint row, nint end, nint classes)
        where T : unmanaged
        where O : struct, IParts<T, V>
    {
        byte* stack = stackalloc byte[ShortRows<T, O, V>.StackBytes];
        T* inverses = stackalloc T[O.Count], scales = stackalloc T[O.Count], own = stackalloc T[O.Count];
        ShortRows<T, O, V> block = new(stack, classes);
        T one = SoftmaxRow.One<T>();
        O.Store(scales, O.Set(*dy));
        for (; row < end; row += O.Count)
        {
            nint rows = Math.Min(O.Count, end - row);
            block.Read(logits + (row * stride), stride, rows);
            V inverse = O.Div(O.Set(one), block.ExpSum(block.Maximum()));
            O.Store(inverses, inverse);
            // The label's own element apart: p - 1 loses what scale * p would have rounded away.
            for (nint i = 0; i < rows; i++)
            {
                T p = Simd1<T>.Mul(block.Terms[(Label(labels, row + i, classes) * O.Count) + i], inverses[i]);
                T scale = dy[(row + i) * dyStride];
                own[i] = Simd1<T>.Mul(scale, Simd1<T>.Sub(p, one));
                if (dyStride != 0) scales[i] = scale;
            }
            block.Scale(O.Mul(inverse, dyStride == 1 && rows == O.Count ? O.Load(dy + row) : O.Load(scales)));
            T* dx = dlogits + (row * dStride);
            block.Write(block.Terms, dx, dStride, rows);
            for (nint i = 0; i < rows; i++) dx[(i * dStride) + labels[row + i]] = own[i];
        }
    }

    private static void ShortLoss<T>(int* labels, T* logits, nint stride, T* loss, nint row, nint end, nint classes)
        where T : unmanaged
    {
        if (SimdWidth.Has512) ShortLoss<T, Simd512<T>, Vector512<T>>(labels, logits, stride, loss, row, end, classes);
        else if (SimdWidth.Has256) ShortLoss<T, Simd256<T>, Vector256<T>>(labels, logits, stride, loss, row, end, classes);
        else ShortLoss<T, Simd128<T>, Vector128<T>>(labels, logits, stride, loss, row, end, classes);
    }

    private static void ShortGradient<T>(
        int* labels, T* logits, nint stride, T* dy, nint dyStride, T* dlogits, nint dStride, nint row, nint end, nint classes)
        where T : unmanaged
    {
        if (SimdWidth.Has512)
            ShortGradient<T, Simd512<T>, Vector512<T>>(labels, logits, stride, dy, dyStride, dlogits, dStride, row, end, classes);
        else if (SimdWidth.Has256)
            ShortGradient<T, Simd256<T>, Vector256<T>>(labels, logits, stride, dy, dyStride, dlogits, dStride, row, end, classes);
        else
            ShortGradient<T, Simd128<T>, Vector128<T>>(labels, logits, stride, dy, dyStride, dlogits, dStride, row, end, classes);
    }
}

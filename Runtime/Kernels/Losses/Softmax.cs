using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    /// <summary>The same of up to 64 columns, at one register width.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Short<T, O, V>(T* x, nint xStride, T* y, nint yStride, nint rows, nint columns, bool logarithm)
        where T : unmanaged
        where O : struct, IParts<T, V>
    {
        byte* stack = stackalloc byte[ShortRows<T, O, V>.StackBytes];
        ShortRows<T, O, V> block = new(stack, columns);
        V one = O.Set(SoftmaxRow.One<T>());
        for (; rows > 0; rows -= O.Count, x += O.Count * xStride, y += O.Count * yStride)
        {
            block.Read(x, xStride, rows);
            V maximum = block.Maximum(), sum = block.ExpSum(maximum);
            if (!logarithm)
            {
                block.Scale(O.Div(one, sum));
                block.Write(block.Terms, y, yStride, rows);
                continue;
            }
            V log = O.Log(sum);
            T* element = block.X, end = element + (columns * O.Count);
            for (; element < end; element += O.Count) O.Store(element, O.Sub(O.Sub(O.Load(element), maximum), log));
            block.Write(block.X, y, yStride, rows);
        }
    }

    private static void Short<T>(T* x, nint xStride, T* y, nint yStride, nint rows, nint columns, bool logarithm)
        where T : unmanaged
    {
        if (SimdWidth.Has512) Short<T, Simd512<T>, Vector512<T>>(x, xStride, y, yStride, rows, columns, logarithm);
        else if (SimdWidth.Has256) Short<T, Simd256<T>, Vector256<T>>(x, xStride, y, yStride, rows, columns, logarithm);
        else Short<T, Simd128<T>, Vector128<T>>(x, xStride, y, yStride, rows, columns, logarithm);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Job<T>(T* x, nint xStride, T* y, nint yStride, nint rows, nint columns, bool logarithm) : IJob
        where T : unmanaged
    {
        public void Run(int unit)
        {
            var (row, end) = RowUnits.Of(unit, rows, columns);
            if (SoftmaxRow.IsShort(columns))
            {
                Short(x + (row * xStride), xStride, y + (row * yStride), yStride, end - row, columns, logarithm);
                return;
            }
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

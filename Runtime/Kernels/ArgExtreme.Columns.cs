using System.Numerics;
using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

internal static unsafe partial class ArgExtreme
{
    /// <summary>Columns whose best elements and indices stay in the first-level cache while the rows go by.</summary>
    private const int Strip = 512;

    /// <summary>Element [o, j, r, c] lies at x[((o * n + j) * rows + r) * stride + c].</summary>
    public static void Columns<T, P>(T* x, nint stride, int* y, nint outer, nint n, nint rows, nint columns)
        where T : unmanaged, IComparisonOperators<T, T, bool>
        where P : struct, IArgOrder
    {
        // Dense rows behind each other are one long row.
        if (stride == columns) (stride, columns, rows) = (stride * rows, columns * rows, 1);
        for (nint o = 0; o < outer; o++, x += n * rows * stride)
        {
            for (nint row = 0; row < rows; row++, y += columns)
            {
                for (nint column = 0; column < columns; column += Strip)
                {
                    T* from = x + (row * stride) + column;
                    nint count = Math.Min(Strip, columns - column);
                    if (!Vector<T>.IsSupported || sizeof(T) < sizeof(int) || count < Vector<T>.Count) Each<T, P>(from, rows * stride, y + column, n, count);
                    else if (sizeof(T) == sizeof(int)) OneStrip<T, P, int>(from, rows * stride, y + column, n, count);
                    else OneStrip<T, P, long>(from, rows * stride, y + column, n, count);
                }
            }
        }
    }

    /// <summary>
    /// Row after row against the best so far, which wait in memory: four rows at a time, so that they wait less often. I is the integer
    /// of T's size: indices stand beside their elements.
    /// </summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneStrip<T, P, I>(T* x, nint step, int* y, nint n, nint count)
        where T : unmanaged, IComparisonOperators<T, T, bool>
        where P : struct, IArgOrder
        where I : unmanaged, INumberBase<I>
    {
        T* best = stackalloc T[Strip];
        I* index = stackalloc I[Strip];
        int width = Vector<T>.Count;
        for (nint column = 0; column < count; column++)
        {
            best[column] = x[column];
            index[column] = default;
        }
        Vector<I> one = Vector<I>.One, at = one;
        nint j = 1;
        x += step;
        for (; j <= n - 4; j += 4, x += 4 * step)
        {
            Vector<I> at1 = at + one, at2 = at1 + one, at3 = at2 + one;
            // The last vector lies over the one before it; an element that was seen takes no place again.
            for (nint column = 0; ; column = Math.Min(column + width, count - width))
            {
                Vector<T> top = Vector.Load(best + column);
                Vector<I> place = Vector.Load(index + column);
                T* from = x + column;
                Step<T, P, I>(ref top, ref place, from, at);
                Step<T, P, I>(ref top, ref place, from + step, at1);
                Step<T, P, I>(ref top, ref place, from + (2 * step), at2);
                Step<T, P, I>(ref top, ref place, from + (3 * step), at3);
                top.Store(best + column);
                place.Store(index + column);
                if (column + width >= count) break;
            }
            at = at3 + one;
        }
        for (; j < n; j++, x += step, at += one)
        {
            for (nint column = 0; ; column = Math.Min(column + width, count - width))
            {
                Vector<T> top = Vector.Load(best + column);
                Vector<I> place = Vector.Load(index + column);
                Step<T, P, I>(ref top, ref place, x + column, at);
                top.Store(best + column);
                place.Store(index + column);
                if (column + width >= count) break;
            }
        }
        for (nint column = 0; column < count; column++) y[column] = int.CreateTruncating(index[column]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<T, P, I>(ref Vector<T> best, ref Vector<I> index, T* x, Vector<I> at)
        where T : unmanaged, IComparisonOperators<T, T, bool>
        where P : struct, IArgOrder
    {
        Vector<T> element = Vector.Load(x);
        // Nothing takes the place of NaN, which differs from itself.
        Vector<T> stays = P.Keeps(best, element) | ~Vector.Equals(best, best);
        best = Vector.ConditionalSelect(stays, best, element);
        index = Vector.ConditionalSelect(stays.As<T, I>(), index, at);
    }

    /// <summary>Fewer columns than a vector has, or elements too small to count indices in.</summary>
    private static void Each<T, P>(T* x, nint step, int* y, nint n, nint count)
        where T : unmanaged, IComparisonOperators<T, T, bool>
        where P : struct, IArgOrder
    {
        for (nint column = 0; column < count; column++) y[column] = 0;
        for (nint j = 1; j < n; j++)
        {
            for (nint column = 0; column < count; column++)
            {
                if (Takes<T, P>(x[(y[column] * step) + column], x[(j * step) + column])) y[column] = (int)j;
            }
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

/// <summary>The index of an extreme, for any type of number: hence the runtime's own vectors, which know them all but Half.</summary>
internal static unsafe partial class ArgExtreme
{
    public static void Rows<T, P>(T* x, nint stride, int* y, nint rows, nint columns)
        where T : unmanaged, IComparisonOperators<T, T, bool>
        where P : struct, IArgOrder
    {
        for (; rows > 0; rows--, x += stride)
            *y++ = (int)(Vector<T>.IsSupported && columns >= 8 * Vector<T>.Count ? LongRow<T, P>(x, columns) : ShortRow<T, P>(x, columns));
    }

    private static nint ShortRow<T, P>(T* x, nint columns)
        where T : unmanaged, IComparisonOperators<T, T, bool>
        where P : struct, IArgOrder
    {
        nint best = 0;
        for (nint j = 1; j < columns; j++)
        {
            if (Takes<T, P>(x[best], x[j])) best = j;
        }
        return best;
    }

    /// <summary>Whether x takes the place of the best element before it; nothing takes that of NaN, which does not even keep itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Takes<T, P>(T best, T x)
        where T : unmanaged, IComparisonOperators<T, T, bool>
        where P : struct, IArgOrder => !P.Keeps(best, x) && P.Keeps(best, best);

    /// <summary>The extreme first, then the first element that equals it, so that no index is carried along.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint LongRow<T, P>(T* x, nint columns)
        where T : unmanaged, IComparisonOperators<T, T, bool>
        where P : struct, IArgOrder
    {
        int width = Vector<T>.Count;
        Vector<T> a = Vector.Load(x), b = a, c = a, d = a, numbers = Vector.Equals(a, a);
        nint j = 0;
        for (; j <= columns - (4 * width); j += 4 * width)
        {
            Vector<T> e = Vector.Load(x + j), f = Vector.Load(x + j + width);
            Vector<T> g = Vector.Load(x + j + (2 * width)), h = Vector.Load(x + j + (3 * width));
            numbers &= Vector.Equals(e, e) & Vector.Equals(f, f) & Vector.Equals(g, g) & Vector.Equals(h, h);
            a = Vector.ConditionalSelect(P.Keeps(a, e), a, e);
            b = Vector.ConditionalSelect(P.Keeps(b, f), b, f);
            c = Vector.ConditionalSelect(P.Keeps(c, g), c, g);
            d = Vector.ConditionalSelect(P.Keeps(d, h), d, h);
        }
        a = Vector.ConditionalSelect(P.Keeps(a, b), a, b);
        c = Vector.ConditionalSelect(P.Keeps(c, d), c, d);
        a = Vector.ConditionalSelect(P.Keeps(a, c), a, c);
        T best = a[0];
        for (int i = 1; i < width; i++)
        {
            if (!P.Keeps(best, a[i])) best = a[i];
        }
        bool isNumber = Vector.EqualsAll(numbers.As<T, ulong>(), Vector<ulong>.AllBitsSet);
        for (; j < columns; j++)
        {
            isNumber &= x[j] == x[j];
            if (!P.Keeps(best, x[j])) best = x[j];
        }
        Vector<T> all = new(best);
        for (j = 0; j <= columns - width; j += width)
        {
            Vector<T> e = Vector.Load(x + j);
            if (isNumber ? Vector.EqualsAny(e, all) : !Vector.EqualsAll(e, e)) break;
        }
        while (isNumber ? x[j] != best : x[j] == x[j]) j++;
        return j;
    }
}

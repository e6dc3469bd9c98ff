using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

/// <summary>A few rows to columns and back, a vector a column. No element is computed with: NaN and all else keep their bits.</summary>
/// <remarks>
/// Squares of 4 x 4 floats or 2 x 2 doubles inside the 128-bit parts of registers: part L of vector i takes its piece of row
/// 4L + i, and four (two) interleavings then leave the rows in order. The parts are put together by loads and taken apart by
/// stores, which spares half of the shuffles. The last square lies over the one before it where columns are no multiple of its side.
/// </remarks>
internal static unsafe class Transposition
{
    /// <summary>y[j * O.Count + r] = x[r * stride + j], for O.Count rows r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FromRows<T, O, V>(T* x, nint stride, T* y, nint columns)
        where T : unmanaged
        where O : struct, IParts<T, V>
    {
        int side = 16 / sizeof(T);
        if (columns < side)
        {
            for (nint j = 0; j < columns; j++)
                for (nint r = 0; r < O.Count; r++) y[(j * O.Count) + r] = x[(r * stride) + j];
            return;
        }
        nint step = side * stride;
        for (nint column = 0; ; column = Math.Min(column + side, columns - side))
        {
            T* from = x + column, to = y + (column * O.Count);
            V a = O.LoadParts(from, step), b = O.LoadParts(from + stride, step);
            if (typeof(T) == typeof(double))
            {
                O.Store(to, O.LowHalves(a, b));
                O.Store(to + O.Count, O.HighHalves(a, b));
            }
            else
            {
                V c = O.LoadParts(from + (2 * stride), step), d = O.LoadParts(from + (3 * stride), step);
                V lowAB = O.InterleaveLow(a, b), highAB = O.InterleaveHigh(a, b), lowCD = O.InterleaveLow(c, d), highCD = O.InterleaveHigh(c, d);
                O.Store(to, O.LowHalves(lowAB, lowCD));
                O.Store(to + O.Count, O.HighHalves(lowAB, lowCD));
                O.Store(to + (2 * O.Count), O.LowHalves(highAB, highCD));
                O.Store(to + (3 * O.Count), O.HighHalves(highAB, highCD));
            }
            if (column + side >= columns) return;
        }
    }

    /// <summary>y[r * stride + j] = x[j * O.Count + r], for O.Count rows r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ToRows<T, O, V>(T* x, T* y, nint stride, nint columns)
        where T : unmanaged
        where O : struct, IParts<T, V>
    {
        int side = 16 / sizeof(T);
        if (columns < side)
        {
            for (nint j = 0; j < columns; j++)
                for (nint r = 0; r < O.Count; r++) y[(r * stride) + j] = x[(j * O.Count) + r];
            return;
        }
        nint step = side * stride;
        for (nint column = 0; ; column = Math.Min(column + side, columns - side))
        {
            T* from = x + (column * O.Count), to = y + column;
            V a = O.Load(from), b = O.Load(from + O.Count);
            if (typeof(T) == typeof(double))
            {
                O.StoreParts(to, step, O.LowHalves(a, b));
                O.StoreParts(to + stride, step, O.HighHalves(a, b));
            }
            else
            {
                V c = O.Load(from + (2 * O.Count)), d = O.Load(from + (3 * O.Count));
                V lowAB = O.InterleaveLow(a, b), highAB = O.InterleaveHigh(a, b), lowCD = O.InterleaveLow(c, d), highCD = O.InterleaveHigh(c, d);
                O.StoreParts(to, step, O.LowHalves(lowAB, lowCD));
                O.StoreParts(to + stride, step, O.HighHalves(lowAB, lowCD));
                O.StoreParts(to + (2 * stride), step, O.LowHalves(highAB, highCD));
                O.StoreParts(to + (3 * stride), step, O.HighHalves(highAB, highCD));
            }
            if (column + side >= columns) return;
        }
    }
}

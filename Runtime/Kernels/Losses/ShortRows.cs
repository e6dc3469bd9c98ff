using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

/// <summary>
/// Softmax of short rows, as many at once as a register has elements: each row in a lane of its own, element j of all of them in
/// vector j. One row at a time would wait for each of its exponentials and sums, and pad its end through memory.
/// </summary>
/// <remarks>The bits are those of <see cref="SoftmaxRow"/>: its 16 virtual lanes are vectors here, and their tree is the same.</remarks>
internal readonly unsafe struct ShortRows<T, O, V>
    where T : unmanaged
    where O : struct, IParts<T, V>
{
    /// <summary>For <see cref="ShortRows{T, O, V}(byte*, nint)"/>: three blocks, the lanes, and what moves their start to a line's.</summary>
    public const int StackBytes = (((3 * SoftmaxRow.MostShort) + LaneTree.Lanes) * Line) + Line;

    /// <summary>Bytes of a line, and of the widest register.</summary>
    private const int Line = 64;

    private readonly nint _columns;
    private readonly T* _lanes, _copy;

    /// <param name="stack">StackBytes of memory.</param>
    public ShortRows(byte* stack, nint columns)
    {
        _columns = columns;
        X = (T*)(((nint)stack + Line - 1) & -Line);
        Terms = X + (SoftmaxRow.MostShort * O.Count);
        _copy = Terms + (SoftmaxRow.MostShort * O.Count);
        // Up to 16 columns are a lane each, and lanes without a column are zero.
        _lanes = columns <= LaneTree.Lanes ? Terms : _copy + (SoftmaxRow.MostShort * O.Count);
        for (nint j = columns; j < LaneTree.Lanes; j++) O.Store(Terms + (j * O.Count), O.Zero);
    }

    /// <summary>The block's elements, a vector a column.</summary>
    public T* X { get; }

    /// <summary>What <see cref="ExpSum"/> leaves: exp(x - maximum), in the same order.</summary>
    public T* Terms { get; }

    /// <summary>The first rows of x, O.Count at most, into X.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Read(T* x, nint stride, nint rows)
    {
        if (rows < O.Count)
        {
            // The rows that are missing are nowhere; any numbers do.
            for (nint i = 0; i < O.Count * _columns; i += O.Count) O.Store(_copy + i, O.Zero);
            for (nint row = 0; row < rows; row++) Copy(x + (row * stride), _copy + (row * _columns));
            x = _copy;
            stride = _columns;
        }
        Transposition.FromRows<T, O, V>(x, stride, X, _columns);
    }

    /// <summary>A block like X or Terms to the first rows of y, O.Count at most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(T* block, T* y, nint stride, nint rows)
    {
        if (rows >= O.Count)
        {
            Transposition.ToRows<T, O, V>(block, y, stride, _columns);
            return;
        }
        Transposition.ToRows<T, O, V>(block, _copy, _columns, _columns);
        for (nint row = 0; row < rows; row++) Copy(_copy + (row * _columns), y + (row * stride));
    }

    /// <summary>Each row's greatest number, where softmax is told from no other by passing over NaN: its exponential is NaN all the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Maximum()
    {
        // In four chains, which changes no maximum but the sign of one that is zero, and with it no exponential.
        V a = O.Set(SoftmaxRow.MinusInfinity<T>()), b = a, c = a, d = a;
        T* x = X, end = x + (_columns * O.Count);
        for (; x <= end - (4 * O.Count); x += 4 * O.Count)
        {
            a = O.AtLeast(O.Load(x), a);
            b = O.AtLeast(O.Load(x + O.Count), b);
            c = O.AtLeast(O.Load(x + (2 * O.Count)), c);
            d = O.AtLeast(O.Load(x + (3 * O.Count)), d);
        }
        for (; x < end; x += O.Count) a = O.AtLeast(O.Load(x), a);
        return O.AtLeast(O.AtLeast(a, c), O.AtLeast(b, d));
    }

    /// <summary>Each row's sum of exp(x - maximum); leaves those in Terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V ExpSum(V maximum)
    {
        T* x = X, terms = Terms, lanes = _lanes;
        nint count = _columns * O.Count, width = LaneTree.Lanes * O.Count;
        for (nint i = 0; i < count; i += O.Count) O.Store(terms + i, O.Exp(O.Sub(O.Load(x + i), maximum)));
        if (lanes != terms)
        {
            for (nint i = 0; i < width; i += O.Count)
            {
                V sum = O.Load(terms + i);
                for (nint j = i + width; j < count; j += width) sum = O.Add(sum, O.Load(terms + j));
                O.Store(lanes + i, sum);
            }
        }
        return O.Add(O.Add(Every4(lanes), Every4(lanes + (2 * O.Count))), O.Add(Every4(lanes + O.Count), Every4(lanes + (3 * O.Count))));
    }

    /// <summary>Terms[i] *= factor; 0 instead of what is less than the least normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Scale(V factor)
    {
        T* terms = Terms, end = terms + (_columns * O.Count);
        for (; terms < end; terms += O.Count) O.Store(terms, Denormals.Flush<T, O, V>(O.Mul(O.Load(terms), factor)));
    }

    // What the tree has after two steps, from lanes 0, 4, 8 and 12.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Every4(T* lanes) => O.Add(
        O.Add(O.Load(lanes), O.Load(lanes + (8 * O.Count))),
        O.Add(O.Load(lanes + (4 * O.Count)), O.Load(lanes + (12 * O.Count))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Copy(T* from, T* to)
    {
        for (nint j = 0; j < _columns; j++) to[j] = from[j];
    }
}

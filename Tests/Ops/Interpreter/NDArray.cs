using AotNet.Generator.Graph;

namespace AotNet.Tests.Ops;

/// <summary>
/// A tensor as the interpreter holds it: floating types as double, integers as long that wraps to the type's range, bools as
/// the integers 0 and 1. Row-major.
/// </summary>
internal sealed class NDArray
{
    private readonly double[] floats = [];
    private readonly long[] integers = [];

    private NDArray(Element type, int[] shape)
    {
        Type = type;
        Shape = shape;
        Count = shape.Aggregate(1, (product, size) => product * size);
        if (IsFloating) floats = new double[Count];
        else integers = new long[Count];
    }

    public Element Type { get; }

    public int[] Shape { get; }

    public int Count { get; }

    public int Rank => Shape.Length;

    public bool IsFloating => ElementTypes.IsFloating(Type);

    public static NDArray Zeros(Element type, params int[] shape) => new(type, shape);

    public static NDArray Of(Element type, int[] shape, IEnumerable<double> values)
    {
        var array = new NDArray(type, shape);
        int i = 0;
        foreach (double value in values)
            if (array.IsFloating) array.floats[i++] = value;
            else array.integers[i++] = Wrap(type, (long)value);
        return i == array.Count ? array : throw new ArgumentException($"{i} values do not fill [{string.Join(",", shape)}].");
    }

    public static NDArray OfLongs(Element type, int[] shape, IEnumerable<long> values)
    {
        var array = new NDArray(type, shape);
        int i = 0;
        foreach (long value in values) array.integers[i++] = Wrap(type, value);
        return i == array.Count ? array : throw new ArgumentException($"{i} values do not fill [{string.Join(",", shape)}].");
    }

    /// <summary>The element as a number; setting an integer wraps.</summary>
    public double this[int index]
    {
        get => IsFloating ? floats[index] : integers[index];
        set
        {
            if (IsFloating) floats[index] = value;
            else integers[index] = Wrap(Type, (long)value);
        }
    }

    public long Long(int index) => integers[index];

    public void SetLong(int index, long value) => integers[index] = Wrap(Type, value);

    /// <summary>Copies one element of an array of the same type, exactly.</summary>
    public void Copy(int index, NDArray from, int fromIndex)
    {
        if (IsFloating) floats[index] = from.floats[fromIndex];
        else integers[index] = from.integers[fromIndex];
    }

    /// <summary>The same elements under another shape.</summary>
    public NDArray Reshaped(int[] shape)
    {
        var result = new NDArray(Type, shape);
        for (int i = 0; i < Count; i++) result.Copy(i, this, i);
        return result;
    }

    public IEnumerable<double> ToDoubles() => Enumerable.Range(0, Count).Select(i => this[i]);

    /// <summary>The place of a flat index along each axis.</summary>
    public static int[] Unravel(int[] shape, int index)
    {
        var place = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            place[axis] = index % shape[axis];
            index /= shape[axis];
        }
        return place;
    }

    public static int Ravel(int[] shape, int[] place)
    {
        int index = 0;
        for (int axis = 0; axis < shape.Length; axis++) index = (index * shape[axis]) + place[axis];
        return index;
    }

    /// <summary>The flat index of the element that stands at <paramref name="place"/> of the shape that this one broadcasts to.</summary>
    public int BroadcastIndex(int[] place)
    {
        int index = 0, missing = place.Length - Rank;
        for (int axis = 0; axis < Rank; axis++) index = (index * Shape[axis]) + (Shape[axis] == 1 ? 0 : place[axis + missing]);
        return index;
    }

    public override string ToString() => $"{ElementTypes.ShortName(Type)}[{string.Join(",", Shape)}] {string.Join(" ", ToDoubles().Take(32))}";

    private static long Wrap(Element type, long value) => type switch
    {
        Element.Int32 => unchecked((int)value),
        Element.UInt8 => unchecked((byte)value),
        Element.Bool => value != 0 ? 1 : 0,
        _ => value,
    };
}

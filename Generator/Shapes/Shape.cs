using System.Collections;
using System.Runtime.CompilerServices;
using AotNet.Generator.Common;

namespace AotNet.Generator.Shapes;

/// <summary>The sizes of a tensor's axes, outermost first. A scalar has none.</summary>
[CollectionBuilder(typeof(ShapeBuilder), nameof(ShapeBuilder.Create))]
internal readonly record struct Shape(EquatableArray<Dim> Dims) : IEnumerable<Dim>
{
    public static readonly Shape Scalar = new(EquatableArray<Dim>.Empty);

    public int Rank => Dims.Count;

    public Dim this[int axis] => Dims[axis];

    public bool IsKnown => Dims.All(dim => dim.IsKnown);

    /// <summary>The number of elements.</summary>
    public Dim Count => Dims.Aggregate((Dim)1, (product, dim) => product * dim);

    /// <summary>The number of positions along the axes before <paramref name="axis"/>.</summary>
    public Dim Outer(int axis) => Dims.Take(axis).Aggregate((Dim)1, (product, dim) => product * dim);

    /// <summary>The number of elements at one position along the axes up to <paramref name="axis"/>.</summary>
    public Dim Inner(int axis) => Dims.Skip(axis + 1).Aggregate((Dim)1, (product, dim) => product * dim);

    public Shape With(int axis, Dim size) => new(Dims.Select((dim, i) => i == axis ? size : dim).ToEquatableArray());

    public Shape Without(int axis) => new(Dims.Where((_, i) => i != axis).ToEquatableArray());

    public Shape Insert(int axis, Dim size)
    {
        var dims = Dims.ToList();
        dims.Insert(axis, size);
        return new Shape(dims.ToEquatableArray());
    }

    /// <summary>An axis from -Rank to Rank - 1 counted from the front; null when out of range.</summary>
    public int? NormalizeAxis(long axis) => axis >= -Rank && axis < Rank ? (int)(axis < 0 ? axis + Rank : axis) : null;

    public override string ToString() => "[" + string.Join(",", Dims.Select(dim => dim.ToString())) + "]";

    /// <summary>For messages: <c>[batch, 784]</c>, anonymous sizes as "?".</summary>
    public string ToDisplayString() => "[" + string.Join(", ", Dims.Select(dim => dim.ToDisplayString())) + "]";

    /// <exception cref="FormatException"/>
    public static Shape Parse(string text)
    {
        if (text.Length < 2 || text[0] != '[' || text[text.Length - 1] != ']') throw new FormatException($"'{text}' is no shape.");
        string inner = text.Substring(1, text.Length - 2);
        return new Shape(inner.Length == 0 ? [] : inner.Split(',').Select(Dim.Parse).ToEquatableArray());
    }

    public IEnumerator<Dim> GetEnumerator() => ((IEnumerable<Dim>)Dims).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal static class ShapeBuilder
{
    public static Shape Create(ReadOnlySpan<Dim> dims) => new(EquatableArray.Create(dims));
}

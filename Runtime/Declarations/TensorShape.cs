using System.Collections;

namespace AotNet;

/// <summary>The shape of a tensor in construction code: the sizes of its axes, outermost first.</summary>
/// <remarks>
/// A size that the model leaves open is symbolic: it may enter tensor arithmetic (<c>2f / x.Shape[0]</c>) and shapes
/// (<c>Zeros&lt;float&gt;(x.Shape[0], 10)</c>). AOTN1015 where a known number is needed.
/// </remarks>
public sealed class TensorShape : IEnumerable<int>
{
    private TensorShape()
    {
    }

    /// <summary>The size of an axis, counted from the front.</summary>
    public int this[int axis] => throw Construction.Only();

    /// <summary>The size of an axis: <c>x.Shape[^1]</c> is the last one.</summary>
    public int this[Index axis] => throw Construction.Only();

    /// <summary>The sizes of some axes: <c>x.Shape[1..]</c>.</summary>
    public int[] this[Range axes] => throw Construction.Only();

    /// <summary>The number of axes; 0 for a scalar.</summary>
    public int Rank => throw Construction.Only();

    /// <summary>The number of axes.</summary>
    public int Length => throw Construction.Only();

    /// <summary>The number of elements.</summary>
    public int Count => throw Construction.Only();

    public int[] ToArray() => throw Construction.Only();

    public IEnumerator<int> GetEnumerator() => throw Construction.Only();

    IEnumerator IEnumerable.GetEnumerator() => throw Construction.Only();

    /// <summary>A shape is accepted wherever sizes are: <c>Zeros&lt;float&gt;(x.Shape)</c>.</summary>
    public static implicit operator int[](TensorShape shape) => throw Construction.Only();
}

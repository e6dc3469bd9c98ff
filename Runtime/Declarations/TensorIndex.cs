namespace AotNet;

/// <summary>One axis of <c>x[…]</c>: an index, which removes the axis, or a range, which keeps it.</summary>
public readonly struct TensorIndex
{
    public static implicit operator TensorIndex(int index) => throw Construction.Only();

    public static implicit operator TensorIndex(Index index) => throw Construction.Only();

    public static implicit operator TensorIndex(Range range) => throw Construction.Only();
}

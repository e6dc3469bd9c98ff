using AotNet.Generator.Common;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Graph;

/// <summary>
/// A constant argument of a node. Prints as a literal that parses back: <c>3</c>, <c>0.5f</c> is written <c>0.5</c> with a
/// point or exponent, <c>"text"</c>, <c>true</c>, <c>[1,2]</c>, <c>[1.0,2.0]</c>, <c>dims[batch,3]</c>, <c>type f32</c>.
/// </summary>
internal abstract record AttributeValue
{
    public static implicit operator AttributeValue(long value) => new IntValue(value);

    public static implicit operator AttributeValue(int value) => new IntValue(value);

    public static implicit operator AttributeValue(double value) => new FloatValue(value);

    public static implicit operator AttributeValue(bool value) => new BoolValue(value);

    public static implicit operator AttributeValue(string value) => new StringValue(value);

    public static implicit operator AttributeValue(Shape value) => new DimsValue(value);

    public static implicit operator AttributeValue(ElementType value) => new TypeValue(value);

    public static AttributeValue Ints(IEnumerable<long> values) => new IntsValue(values.ToEquatableArray());

    public static AttributeValue Ints(IEnumerable<int> values) => new IntsValue(values.Select(value => (long)value).ToEquatableArray());

    public static AttributeValue Floats(IEnumerable<double> values) => new FloatsValue(values.ToEquatableArray());
}

internal sealed record IntValue(long Value) : AttributeValue;

/// <summary>A double compared by its bits, so that a NaN equals itself and 0.0 differs from -0.0.</summary>
internal sealed record FloatValue(double Value) : AttributeValue
{
    public bool Equals(FloatValue? other) => other is not null && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(other.Value);

    public override int GetHashCode() => BitConverter.DoubleToInt64Bits(Value).GetHashCode();
}

internal sealed record StringValue(string Value) : AttributeValue;

internal sealed record BoolValue(bool Value) : AttributeValue;

internal sealed record IntsValue(EquatableArray<long> Values) : AttributeValue;

internal sealed record FloatsValue(EquatableArray<double> Values) : AttributeValue;

internal sealed record DimsValue(Shape Shape) : AttributeValue;

internal sealed record TypeValue(ElementType Type) : AttributeValue;

using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Folding;

/// <summary>A tensor known at compile time: its elements in row-major order, or one that stands for all. No halves.</summary>
internal sealed class Elements
{
    private readonly Scalar[] items;

    private Elements(TensorType type, Scalar[] items) => (Type, this.items) = (type, items);

    public TensorType Type { get; }

    /// <summary>Whether one element stands for all; the shape may then have open sizes.</summary>
    public bool IsUniform => items.Length == 1;

    /// <summary>How many elements are kept.</summary>
    public int Count => items.Length;

    /// <summary>The element at a flat position.</summary>
    public Scalar this[long index] => items[IsUniform ? 0 : index];

    public static Elements Of(TensorType type, Scalar[] items) =>
        new(type, items.Length > 1 && items.All(item => item.Bits == items[0].Bits) ? [items[0]] : items);

    /// <summary>What a constant holds; null for halves.</summary>
    public static Elements? Of(Node constant)
    {
        ElementType type = constant.Type.Element;
        if (type == ElementType.Float16) return null;
        return constant.Attributes["value"] switch
        {
            FloatsValue list => List(list.Values.Select(value => Real(type, value))),
            IntsValue list => List(list.Values.Select(value => Integer(type, value))),
            FloatValue number => List([Real(type, number.Value)]),
            IntValue number => List([Integer(type, number.Value)]),
            BoolValue flag => List([Integer(type, flag.Value ? 1 : 0)]),
            _ => null,
        };

        Elements? List(IEnumerable<Scalar?> values)
        {
            var items = values.ToArray();
            return items.Length == 0 || items.Contains(null) ? null : Of(constant.Type, [.. items.Select(item => item!.Value)]);
        }
    }

    // As the literals of emitted code read them.
    private static Scalar? Real(ElementType type, double value) =>
        ElementTypes.IsFloating(type) ? Scalar.Of(type, value) : value == Math.Truncate(value) && Math.Abs(value) <= 1L << 52 ? Scalar.Of(type, (long)value) : null;

    private static Scalar? Integer(ElementType type, long value) =>
        !ElementTypes.IsFloating(type) ? Scalar.Of(type, value) is var item && item.Integer == value ? item : null : Math.Abs((double)value) <= 1L << 52 ? Scalar.Of(type, (double)value) : null;

    /// <summary>The same elements in the same order.</summary>
    public Elements Under(TensorType type) => new(type, items);

    /// <summary>The attribute "value" of a constant with these elements.</summary>
    public AttributeValue ToAttribute()
    {
        bool floating = ElementTypes.IsFloating(Type.Element);
        if (!IsUniform) return floating ? AttributeValue.Floats(items.Select(item => item.Real)) : AttributeValue.Ints(items.Select(item => item.Integer));
        return floating ? new FloatValue(items[0].Real) : Type.Element == ElementType.Bool ? new BoolValue(items[0].Integer != 0) : new IntValue(items[0].Integer);
    }

    /// <summary>For each place of a shape, the flat position in operands that broadcast to it.</summary>
    public static IEnumerable<long[]> Broadcast(Shape to, IReadOnlyList<Elements> operands)
    {
        int[] sizes = [.. to.Select(dim => (int)dim.Size)];
        long[][] strides = [.. operands.Select(operand => Strides(operand.Type.Shape, sizes.Length))];
        long count = sizes.Aggregate(1L, (product, size) => product * size);
        for (long place = 0; place < count; place++)
        {
            var positions = new long[strides.Length];
            long rest = place;
            for (int axis = sizes.Length - 1; axis >= 0; rest /= sizes[axis], axis--)
                for (int i = 0; i < positions.Length; i++) positions[i] += rest % sizes[axis] * strides[i][axis];
            yield return positions;
        }
    }

    private static long[] Strides(Shape shape, int rank)
    {
        var strides = new long[rank];
        long stride = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            long size = shape[axis].IsKnown ? shape[axis].Size : 1; // open only where the operand is uniform
            if (size != 1) strides[rank - shape.Rank + axis] = stride;
            stride *= size;
        }
        return strides;
    }
}

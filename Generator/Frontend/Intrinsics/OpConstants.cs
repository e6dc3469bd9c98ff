using AotNet.Generator.Common;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Constants of <c>AotNet.Op</c>: nodes without operands, typed by their values.</summary>
internal static class OpConstants
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Constant"] = static call => Constant(call),
        ["Zeros"] = static call => Fill(call, 0, call.Shape("shape"), "Zeros"),
        ["Ones"] = static call => Fill(call, 1, call.Shape("shape"), "Ones"),
        ["ZerosLike"] = static call => Fill(call, 0, call.Tensor("x").Type, call.Name ?? "ZerosLike"),
        ["OnesLike"] = static call => Fill(call, 1, call.Tensor("x").Type, call.Name ?? "OnesLike"),
        ["Fill"] = static call => Fill(call, call.Double("value"), call.Shape("shape"), call.Name ?? "Fill"),
    };

    private static Value Fill(IntrinsicCall call, double value, Shape shape, string name)
    {
        foreach (Dim size in shape)
            if (size.IsKnown && size.Size < 0) throw new ArgumentOutOfRangeException(nameof(shape), $"a size cannot be {size}");
        return Fill(call, value, TensorType.Tensor(call.TypeArgument(), shape), name);
    }

    private static Value Fill(IntrinsicCall call, double value, TensorType type, string name) =>
        call.Graph.AddTyped(WellKnownOps.Constant, type, [], Attributes.Of(("value", Single(value, type.Element))), name);

    private static AttributeValue Single(double value, ElementType type) => type switch
    {
        ElementType.Bool => value != 0,
        ElementType.Int32 or ElementType.Int64 or ElementType.UInt8 => (long)value,
        _ => value,
    };

    private static Value Constant(IntrinsicCall call)
    {
        ElementType element = call.TypeArgument();
        object? argument = call[0];
        // A number that an open size takes part in is a node already.
        if (argument is Value scalar) return scalar;
        if (argument is Dim size) return call.Graph.DimSize(size, element);
        var (items, shape) = argument is ArrayValue array ? Flatten(array) : ([argument], Shape.Scalar);
        if (call.Has("shape"))
        {
            Shape wanted = call.Shape("shape");
            if (wanted.Count != items.Count) throw new ArgumentException($"{items.Count} values do not fill the shape {wanted.ToDisplayString()}");
            shape = wanted;
        }
        AttributeValue value = items.Count == 1 ? Single(Number(items[0]), element)
            : ElementTypes.IsFloating(element) ? AttributeValue.Floats(items.Select(Number)) : AttributeValue.Ints(items.Select(item => Convert.ToInt64(item is HalfValue half ? half.Value : item, System.Globalization.CultureInfo.InvariantCulture)));
        return call.Graph.AddTyped(WellKnownOps.Constant, TensorType.Tensor(element, shape), [], Attributes.Of(("value", value)), call.Name ?? "Const");
    }

    private static double Number(object? item) => NumericConversion.ToDouble(item) ?? throw new ArgumentException("a constant is made of numbers");

    /// <summary>All elements in row-major order: of an array of any rank, or of rows of one length.</summary>
    private static (IReadOnlyList<object?> Items, Shape Shape) Flatten(ArrayValue array)
    {
        if (array.Items.Length == 0 || array.Items[0] is not ArrayValue)
            return (array.Items, new Shape(array.Lengths.Select(length => (Dim)length).ToEquatableArray()));
        var rows = array.Items.Select(row => Flatten((ArrayValue)row!)).ToList();
        if (rows.Any(row => row.Shape != rows[0].Shape)) throw new ArgumentException("the rows have different lengths");
        return (rows.SelectMany(row => row.Items).ToList(), rows[0].Shape.Insert(0, rows.Count));
    }
}

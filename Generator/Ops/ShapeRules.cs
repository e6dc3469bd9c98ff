using System.Globalization;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops;

/// <summary>Checks that many shape rules share, with the diagnostic each gives.</summary>
internal static class ShapeRules
{
    /// <summary>An axis counted from the front, given from the front or, negative, from the end.</summary>
    public static int Axis(this OpCall call, Shape shape, long axis) =>
        shape.NormalizeAxis(axis) ?? throw new GraphException("AOTN2006", call.Op.Name, Text(axis), shape.ToDisplayString());

    /// <summary>The attribute "axis" of an op over its first operand.</summary>
    public static int Axis(this OpCall call, long otherwise = 0) => call.Axis(call.Shape(0), call.Attributes.Int("axis", otherwise));

    /// <summary>The attribute's axes, or the lone one of its singular: "axes" or "axis"; null when neither is given.</summary>
    public static int[]? Axes(this OpCall call, Shape shape) =>
        (call.Attributes.Ints("axes") ?? call.Attributes.Ints("axis"))?.Select(axis => call.Axis(shape, axis)).ToArray();

    public static void RequireRank(this OpCall call, int input, int atLeast)
    {
        if (call.Shape(input).Rank < atLeast) throw new GraphException("AOTN2003", call.Op.Name, Text(atLeast), call.Shape(input).ToDisplayString());
    }

    /// <summary>The last two axes have one size: returns it.</summary>
    public static Dim RequireSquare(this OpCall call, int input)
    {
        call.RequireRank(input, 2);
        Shape shape = call.Shape(input);
        return shape[shape.Rank - 1] == shape[shape.Rank - 2] ? shape[shape.Rank - 1]
            : throw new GraphException("AOTN2027", call.Op.Name, shape.ToDisplayString());
    }

    public static void RequireSameElements(this OpCall call)
    {
        for (int i = 1; i < call.Inputs.Count; i++)
            if (call.Element(i) != call.Element(0))
                throw new GraphException("AOTN2011", call.Op.Name, ElementTypes.DisplayName(call.Element(0)), ElementTypes.DisplayName(call.Element(i)));
    }

    public static void RequireElement(this OpCall call, int input, Func<ElementType, bool> accepts)
    {
        if (!accepts(call.Element(input))) throw new GraphException("AOTN2010", call.Op.Name, ElementTypes.DisplayName(call.Element(input)));
    }

    /// <summary>float and double: what the routines of linear algebra are written for.</summary>
    public static bool IsFloatOrDouble(ElementType type) => type is ElementType.Float32 or ElementType.Float64;

    public static bool IsIndex(ElementType type) => type is ElementType.Int32 or ElementType.Int64;

    /// <summary>The attribute as sizes.</summary>
    public static Shape RequireDims(this OpCall call, string attribute) =>
        call.Attributes.Dims(attribute) ?? throw call.Invalid($"'{attribute}' is missing");

    /// <summary>The attribute as one size: a number, or an open size as a shape of one.</summary>
    public static Dim RequireSize(this OpCall call, string attribute)
    {
        Dim size = call.Attributes.IntOrNull(attribute) is { } number ? Dim.Known(number)
            : call.Attributes.Dims(attribute) is { Rank: 1 } dims ? dims[0]
            : throw call.Invalid($"'{attribute}' is missing");
        return size.IsKnown && size.Size < 0 ? throw call.Invalid($"'{attribute}' is {size}, a size is not negative") : size;
    }

    /// <summary>An argument that makes no sense, in words.</summary>
    public static GraphException Invalid(this OpCall call, string fault) => new("AOTN2029", call.Op.Name, fault);

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}

using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops;

/// <summary>
/// An op that combines the elements along axes by an associative operation. Attributes: "axes" or "axis" (absent: all), "keepDims".
/// The order of combination is fixed: 16 virtual lanes along a contiguous axis, one chain per column otherwise.
/// </summary>
internal abstract partial class ReductionOp : OpDefinition
{
    /// <summary>The neutral element, as a number of the element type.</summary>
    public abstract double Identity(ElementType type);

    /// <summary>Combines two partial results.</summary>
    public abstract string Combine(CodeArgs x);

    protected virtual bool Accepts(ElementType type) => ElementTypes.IsNumber(type);

    public override TensorType InferType(OpCall call)
    {
        if (!Accepts(call.Element(0))) throw new GraphException("AOTN2010", Name, ElementTypes.DisplayName(call.Element(0)));
        return TensorType.Tensor(call.Element(0), ReducedShape(Name, call.Shape(0), call.Attributes));
    }

    /// <summary>The axes to reduce, normalized and sorted.</summary>
    public static IReadOnlyList<int> Axes(string op, Shape shape, Attributes attributes)
    {
        if ((attributes.Ints("axes") ?? attributes.Ints("axis")) is not { } axes) return Enumerable.Range(0, shape.Rank).ToList();
        return axes.Select(axis => shape.NormalizeAxis(axis) ?? throw new GraphException(
                "AOTN2006", op, axis.ToString(System.Globalization.CultureInfo.InvariantCulture), shape.ToDisplayString()))
            .Distinct().OrderBy(axis => axis).ToList();
    }

    public static Shape ReducedShape(string op, Shape shape, Attributes attributes, bool? keepDims = null)
    {
        var axes = Axes(op, shape, attributes);
        bool keep = keepDims ?? attributes.Bool("keepDims");
        return new Shape(shape.Dims.Select((dim, axis) => (dim, axis)).Where(item => keep || !axes.Contains(item.axis))
            .Select(item => axes.Contains(item.axis) ? 1 : item.dim).ToEquatableArray());
    }
}

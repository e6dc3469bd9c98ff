using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>What the gradients and formulas of reductions share.</summary>
internal static class ReductionAxes
{
    /// <summary>The reduced value, or its gradient, with the reduced axes back in place as axes of size 1.</summary>
    public static Value Restore(this Value reduced, Value x, Attributes attributes) =>
        reduced.Reshape(ReductionOp.ReducedShape("Reduce", x.Shape, attributes, keepDims: true));

    /// <summary>How many elements make one element of the result.</summary>
    public static Value Count(Value x, Attributes attributes) => x.Graph.DimSize(
        ReductionOp.Axes("Reduce", x.Shape, attributes).Aggregate((Dim)1, (count, axis) => count * x.Shape[axis]), x.Element);

    /// <summary>Another reduction along the same axes.</summary>
    public static Value Reduce(this Value x, string op, Attributes attributes, bool? keepDims = null)
    {
        var same = new List<(string, AttributeValue)> { ("keepDims", keepDims ?? attributes.Bool("keepDims")) };
        if ((attributes["axes"] ?? attributes["axis"]) is { } axes) same.Add(("axes", axes));
        return x.Graph.Add(op, [x], Attributes.Of([.. same]));
    }
}

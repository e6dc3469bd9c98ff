using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>
/// One part of a tensor cut along attribute "axis": part "index" of "parts" equal ones, or of those of "sizes". A call of
/// Split in construction code makes one node a part.
/// </summary>
internal sealed class Split : OpDefinition
{
    public override string Name => "Split";

    public override TensorType InferType(OpCall call)
    {
        call.RequireRank(0, 1);
        int axis = call.Axis();
        Dim[] sizes = Sizes(call.Attributes, call.Shape(0), axis)
            ?? throw new GraphException("AOTN2030", ShapeRules.Text(axis), call.Shape(0).ToDisplayString(), Parts(call.Attributes));
        long index = call.Attributes.Int("index", 0);
        if (index < 0 || index >= sizes.Length) throw call.Invalid($"there is no part {index} of {sizes.Length}");
        return TensorType.Tensor(call.Element(0), call.Shape(0).With(axis, sizes[index]));
    }

    public override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs)
    {
        Shape shape = inputs[0].Shape;
        int axis = shape.NormalizeAxis(node.Attributes.Int("axis", 0))!.Value;
        Dim offset = Sizes(node.Attributes, shape, axis)!.Take((int)node.Attributes.Int("index", 0)).Aggregate((Dim)0, (sum, size) => sum + size);
        return inputs[0].Slice(new Shape(shape.Select((_, i) => i == axis ? offset : 0).ToEquatableArray()), node.Type.Shape);
    }

    /// <summary>The sizes of all parts, or null when they do not add up to the axis.</summary>
    private static Dim[]? Sizes(Attributes attributes, Shape shape, int axis)
    {
        if (attributes.Dims("sizes") is { } sizes)
            return sizes.All(size => !size.IsKnown || size.Size >= 0) && sizes.Aggregate((Dim)0, (sum, size) => sum + size) == shape[axis] ? [.. sizes] : null;
        long parts = attributes.Int("parts", 0);
        return parts > 0 && shape[axis].TryDivide(Dim.Known(parts), out Dim size1) ? [.. Enumerable.Repeat(size1, (int)parts)] : null;
    }

    private static string Parts(Attributes attributes) =>
        attributes.Dims("sizes") is { } sizes ? $"parts of {sizes.ToDisplayString()}" : $"{attributes.Int("parts", 0)} equal parts";
}

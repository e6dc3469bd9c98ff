using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>
/// Puts attribute "value" (0) around the operand: "paddings" has two numbers an axis, how many before and how many after.
/// "interior" (0) says how many go between two neighbours along each axis: the adjoint of a slice with steps.
/// </summary>
internal sealed class Pad : KernelOp
{
    public override string Name => "Pad";

    public override TensorType InferType(OpCall call)
    {
        Shape shape = call.Shape(0), paddings = call.RequireDims("paddings");
        var interior = Interior(call.Attributes, shape);
        if (paddings.Rank != 2 * shape.Rank || interior.Count != shape.Rank || paddings.Any(item => item.IsKnown && item.Size < 0) || interior.Any(item => item < 0))
            throw call.Invalid($"paddings {paddings.ToDisplayString()} need two numbers, not negative, for each axis of {shape.ToDisplayString()}");
        for (int axis = 0; axis < shape.Rank; axis++)
            if (interior[axis] > 0 && !shape[axis].IsKnown) throw new GraphException("AOTN2023", Name, ShapeRules.Text(axis), shape.ToDisplayString());
        return TensorType.Tensor(call.Element(0), new Shape(shape.Select((size, axis) =>
            paddings[2 * axis] + Spread(size, interior[axis]) + paddings[2 * axis + 1]).ToEquatableArray()));
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        Shape from = inputs[0].Shape, paddings = node.Attributes.Dims("paddings")!.Value;
        var interior = Interior(node.Attributes, from);
        var attributes = Attributes.Of(("begin", new Shape(from.Select((_, axis) => paddings[2 * axis]).ToEquatableArray())), ("size", from));
        if (interior.Any(item => item != 0)) attributes = attributes.With("step", AttributeValue.Ints(interior.Select(item => item + 1)));
        return [g.Add("Slice", [dy], attributes)];
    }

    public override string? Gpu(KernelCall k)
    {
        Shape from = k.InTypes[0].Shape, to = k.OutType.Shape, paddings = k.Attributes.Dims("paddings")!.Value;
        if (!paddings.All(item => item.IsNeverNegative)) return null; // a device checks nothing
        var interior = Interior(k.Attributes, from);
        Dim[] strides = IndexMap.DenseStrides(from), dense = IndexMap.DenseStrides(to);
        var text = new List<string>();
        string inside = "true", source = "0";
        for (int axis = 0; axis < to.Rank; axis++)
        {
            string step = ShapeRules.Text(interior[axis] + 1), place = $"at{ShapeRules.Text(axis)}";
            text.Add($"int {place} = i / {k.Size(dense[axis])} % {k.Size(to[axis])} - {k.Size(paddings[2 * axis])};");
            inside += $" && {place} >= 0 && {place} / {step} < {k.Size(from[axis])}" + (interior[axis] == 0 ? "" : $" && {place} % {step} == 0");
            source += $" + {place} / {step} * {k.Size(strides[axis])}";
        }
        double value = k.Attributes.Float("value", 0);
        text.Add($"{k.Out}[i] = {(k.OutType.Element == ElementType.Bool ? $"(byte){(value == 0 ? 0 : 1)}" : k.Literal(value))};");
        text.Add($"if ({inside}) {k.Out}[i] = {k.In[0]}[{source}];");
        return string.Join("\n", text);
    }

    public override string Call(KernelCall k)
    {
        Shape from = k.InTypes[0].Shape, to = k.OutType.Shape, paddings = k.Attributes.Dims("paddings")!.Value;
        var interior = Interior(k.Attributes, from);
        Dim[] strides = IndexMap.DenseStrides(to);
        Dim offset = 0;
        for (int axis = 0; axis < to.Rank; axis++)
        {
            offset += paddings[2 * axis] * strides[axis];
            strides[axis] *= Dim.Known(interior[axis] + 1);
        }
        // Paddings with open sizes come from slices, whose own check may have been dropped with the slice.
        string check = paddings.All(item => item.IsNeverNegative) ? "" : $"Strided.RequirePaddings({k.Label}, {k.Sizes(paddings)});\n";
        return check + $"Strided.Fill({k.Out}, {k.Size(to.Count)}, {k.Literal(k.Attributes.Float("value", 0))});\n"
            + $"Strided.Write({k.In[0]}, {k.Out}, {k.Size(offset)}, {k.Sizes(from)}, {k.Sizes(strides)})";
    }

    public override Value? Simplify(GraphBuilder g, Node node, IReadOnlyList<Value> inputs) =>
        node.Attributes.Dims("paddings")!.Value.All(item => item == 0) && node.Type == inputs[0].Type ? inputs[0] : null;

    private static EquatableArray<long> Interior(Attributes attributes, Shape shape) =>
        attributes.Ints("interior") ?? shape.Select(_ => 0L).ToEquatableArray();

    private static Dim Spread(Dim size, long interior) => interior == 0 || size == 0 ? size : size + (size - 1) * Dim.Known(interior);
}

using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>
/// A box of the operand: along each axis, attribute "size" elements from "begin" on, every "step"th (1 if absent). A size of
/// -1 takes what is left. Both may hold open sizes: <c>x[1..^1]</c> is begin [1], size [n - 2].
/// </summary>
internal sealed class Slice : StridedOp
{
    public override string Name => "Slice";

    public override TensorType InferType(OpCall call)
    {
        Shape shape = call.Shape(0), begin = call.RequireDims("begin"), size = call.RequireDims("size");
        if (begin.Rank != shape.Rank || size.Rank != shape.Rank)
            throw call.Invalid($"begin {begin.ToDisplayString()} and size {size.ToDisplayString()} need one number for each axis of {shape.ToDisplayString()}");
        var step = Step(call.Attributes, shape);
        if (step.Count != shape.Rank || step.Any(item => item < 1)) throw call.Invalid("a step is at least 1, one for each axis");
        var sizes = new Dim[shape.Rank];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            sizes[axis] = size[axis] != -1 ? size[axis] : Rest(call, shape, begin, axis, step[axis]);
            if (step[axis] > 1 && !sizes[axis].IsKnown) throw new GraphException("AOTN2023", Name, ShapeRules.Text(axis), shape.ToDisplayString());
            // What is certain to be wrong is a finding; what depends on an open size is checked when it runs.
            Dim missing = Last(begin[axis], sizes[axis], step[axis]) - shape[axis];
            bool negative = IsNegative(begin[axis]) || IsNegative(sizes[axis]), beyond = sizes[axis] != 0 && missing.IsKnown && missing.Size > 0;
            if (negative || beyond || (sizes[axis] == 0 && IsNegative(shape[axis] - begin[axis])))
                throw new GraphException(
                    "AOTN2026", Name, sizes[axis].ToDisplayString(), begin[axis].ToDisplayString(), ShapeRules.Text(axis), shape.ToDisplayString());
        }
        return TensorType.Tensor(call.Element(0), new Shape(sizes.ToEquatableArray()));
    }

    public override IndexMap? Map(Attributes attributes, Shape from, Shape to)
    {
        Shape begin = attributes.Dims("begin")!.Value;
        var step = Step(attributes, from);
        Dim[] strides = IndexMap.DenseStrides(from);
        Dim offset = 0;
        for (int axis = 0; axis < to.Rank; axis++)
        {
            Dim last = Last(begin[axis], to[axis], step[axis]);
            if (!begin[axis].IsNeverNegative || !to[axis].IsNeverNegative || !(from[axis] - last).IsNeverNegative) return null;
            offset += begin[axis] * strides[axis];
            strides[axis] *= Dim.Known(step[axis]);
        }
        return new IndexMap(offset, strides.ToEquatableArray());
    }

    public override string Call(KernelCall k)
    {
        Shape from = k.InTypes[0].Shape, to = k.OutType.Shape;
        if (Map(k.Attributes, from, to) is not null) return base.Call(k);
        var step = Step(k.Attributes, from).Select(Dim.Known);
        return $"Strided.Slice({k.Label}, {k.In[0]}, {k.Out}, {k.Sizes(from)}, {k.Sizes(k.Attributes.Dims("begin")!.Value)}, {k.Sizes(to)}, {k.Sizes(step)})";
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        Shape from = inputs[0].Shape, to = output.Shape, begin = node.Attributes.Dims("begin")!.Value;
        var step = Step(node.Attributes, from);
        var paddings = new List<Dim>();
        for (int axis = 0; axis < from.Rank; axis++) paddings.AddRange([begin[axis], from[axis] - Last(begin[axis], to[axis], step[axis])]);
        Attributes attributes = Attributes.Of(("paddings", new Shape(paddings.ToEquatableArray())));
        if (step.Any(item => item != 1)) attributes = attributes.With("interior", AttributeValue.Ints(step.Select(item => item - 1)));
        return [g.Add("Pad", [dy], attributes)];
    }

    /// <summary>The whole of the operand is the operand.</summary>
    public override Value? Simplify(GraphBuilder g, Node node, IReadOnlyList<Value> inputs) =>
        node.Type == inputs[0].Type && Map(node.Attributes, inputs[0].Shape, node.Type.Shape) is not null ? inputs[0] : null;

    private static EquatableArray<long> Step(Attributes attributes, Shape shape) => attributes.Ints("step") ?? shape.Select(_ => 1L).ToEquatableArray();

    /// <summary>One past the last element taken; for no elements, where it begins.</summary>
    private static Dim Last(Dim begin, Dim size, long step) => size == 0 ? begin : begin + (size - 1) * Dim.Known(step) + 1;

    private static bool IsNegative(Dim size) => size.IsKnown && size.Size < 0;

    private static Dim Rest(OpCall call, Shape shape, Shape begin, int axis, long step)
    {
        Dim rest = shape[axis] - begin[axis];
        if (step == 1) return rest;
        return rest.IsKnown ? Dim.Known((rest.Size + step - 1) / step)
            : throw new GraphException("AOTN2023", call.Op.Name, ShapeRules.Text(axis), shape.ToDisplayString());
    }
}

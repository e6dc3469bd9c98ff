using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>The operand repeated attribute "multiples" times along each axis.</summary>
internal sealed class Tile : KernelOp
{
    public override string Name => "Tile";

    public override TensorType InferType(OpCall call)
    {
        Shape shape = call.Shape(0), multiples = call.RequireDims("multiples");
        if (multiples.Rank != shape.Rank || multiples.Any(item => item.IsKnown && item.Size < 0))
            throw call.Invalid($"multiples {multiples.ToDisplayString()} need one number, not negative, for each axis of {shape.ToDisplayString()}");
        return TensorType.Tensor(call.Element(0), new Shape(shape.Select((size, axis) => size * multiples[axis]).ToEquatableArray()));
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [dy.Reshape(Interleaved(node.Attributes, inputs[0].Shape)).Sum(Enumerable.Range(0, inputs[0].Shape.Rank).Select(axis => 2 * axis))];

    public override string Call(KernelCall k)
    {
        Shape from = k.InTypes[0].Shape;
        return $"Strided.Read({k.In[0]}, {k.Out}, 0, {k.Sizes(Interleaved(k.Attributes, from))}, {k.Sizes(Map(from).Strides)})";
    }

    public override string? Gpu(KernelCall k) => StridedOp.Gpu(k, Interleaved(k.Attributes, k.InTypes[0].Shape), Map(k.InTypes[0].Shape));

    private static IndexMap Map(Shape from) => new(0, IndexMap.DenseStrides(from).SelectMany(stride => new Dim[] { 0, stride }).ToEquatableArray());

    /// <summary>The result's shape with each axis split in two: which copy, and where in it.</summary>
    private static Shape Interleaved(Attributes attributes, Shape from)
    {
        Shape multiples = attributes.Dims("multiples")!.Value;
        return new Shape(from.SelectMany((size, axis) => new[] { multiples[axis], size }).ToEquatableArray());
    }
}

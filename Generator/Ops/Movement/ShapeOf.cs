using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>The operand's sizes as a vector of int.</summary>
internal sealed class ShapeOf : OpDefinition
{
    public override string Name => "Shape";

    public override string? NotDifferentiable => "a size is an integer";

    public override TensorType InferType(OpCall call) => TensorType.Tensor(ElementType.Int32, [call.Shape(0).Rank]);

    // Sizes are known without the operand, which so need not be computed.
    public override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs)
    {
        Shape shape = inputs[0].Shape;
        return shape.IsKnown
            ? g.AddTyped(WellKnownOps.Constant, node.Type, [], Attributes.Of(("value", AttributeValue.Ints(shape.Select(size => size.Size)))), "Const")
            : g.Add("Concat", shape.Select(size => g.DimSize(size, ElementType.Int32).ExpandDims(0)).ToList(), Attributes.Of(("axis", 0)));
    }
}

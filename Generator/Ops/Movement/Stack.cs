using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>Tensors of one shape side by side along a new axis, attribute "axis", counted in the result's shape.</summary>
internal sealed class Stack : OpDefinition
{
    public override string Name => "Stack";

    public override string OnnxName => "none: Unsqueeze, then Concat";

    public override TensorType InferType(OpCall call)
    {
        if (call.Inputs.Count == 0) throw call.Invalid("there is nothing to stack");
        call.RequireSameElements();
        Shape shape = call.Shape(0);
        for (int i = 1; i < call.Inputs.Count; i++)
            if (call.Shape(i) != shape) throw call.Invalid($"operand {i} is {call.Shape(i).ToDisplayString()} and operand 0 is {shape.ToDisplayString()}");
        long axis = call.Attributes.Int("axis", 0);
        if (axis < -shape.Rank - 1 || axis > shape.Rank) throw new GraphException("AOTN2006", Name, ShapeRules.Text(axis), shape.ToDisplayString());
        return TensorType.Tensor(call.Element(0), shape.Insert((int)(axis < 0 ? axis + shape.Rank + 1 : axis), call.Inputs.Count));
    }

    public override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs)
    {
        int axis = node.Type.Shape.NormalizeAxis(node.Attributes.Int("axis", 0))!.Value;
        return g.Add("Concat", inputs.Select(input => input.ExpandDims(axis)).ToList(), Attributes.Of(("axis", axis)));
    }
}

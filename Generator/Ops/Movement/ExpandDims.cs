using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>Puts an axis of size 1 before attribute "axis", counted in the result's shape: -1 is the last.</summary>
internal sealed class ExpandDims : ViewOp
{
    public override string Name => "ExpandDims";

    public override string OnnxName => "Unsqueeze";

    protected override Shape ResultShape(OpCall call)
    {
        Shape shape = call.Shape(0);
        long axis = call.Attributes.Int("axis", 0);
        return axis >= -shape.Rank - 1 && axis <= shape.Rank ? shape.Insert((int)(axis < 0 ? axis + shape.Rank + 1 : axis), 1)
            : throw new GraphException("AOTN2006", Name, ShapeRules.Text(axis), shape.ToDisplayString());
    }
}

using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>Removes axes of size 1: those in attribute "axes" (or "axis"), or all of them.</summary>
internal sealed class Squeeze : ViewOp
{
    public override string Name => "Squeeze";

    protected override Shape ResultShape(OpCall call)
    {
        Shape shape = call.Shape(0);
        int[]? axes = call.Axes(shape);
        foreach (int axis in axes ?? [])
            if (shape[axis] != 1) throw new GraphException("AOTN2025", ShapeRules.Text(axis), shape.ToDisplayString(), shape[axis].ToDisplayString());
        return new Shape(shape.Where((size, axis) => axes is null ? size != 1 : !axes.Contains(axis)).ToEquatableArray());
    }
}

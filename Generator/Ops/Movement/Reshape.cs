using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>The same elements under another shape. Attribute "shape"; one size in it may be -1, which stands for what is left.</summary>
internal sealed class Reshape : ViewOp
{
    public override string Name => "Reshape";

    protected override Shape ResultShape(OpCall call)
    {
        Shape from = call.Shape(0), to = call.RequireDims("shape");
        int[] open = Enumerable.Range(0, to.Rank).Where(axis => to[axis].IsKnown && to[axis].Size < 0).ToArray();
        if (open.Length > 1 || open.Any(axis => to[axis] != -1)) throw call.Invalid($"{to.ToDisplayString()} is no shape: one size may be -1, the others are 0 or more");
        if (open.Length == 0)
            return to.Count == from.Count ? to
                : throw new GraphException("AOTN2021", from.ToDisplayString(), from.Count.ToDisplayString(), to.ToDisplayString(), to.Count.ToDisplayString());

        // Symbols common to both sides cancel, as in [batch, 28, 28] to [batch, -1].
        Dim rest = to.Without(open[0]).Count;
        return from.Count.TryDivide(rest, out Dim size) ? to.With(open[0], size)
            : throw new GraphException("AOTN2022", from.ToDisplayString(), from.Count.ToDisplayString(), to.ToDisplayString());
    }
}

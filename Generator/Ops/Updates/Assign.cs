using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Updates;

/// <summary>
/// Gives a variable (input 0) a new value (input 1) at the end of the run. All reads in one run see the values from before
/// it, whatever the order of the nodes. Yields the new value.
/// </summary>
internal sealed class Assign : OpDefinition
{
    public override string Name => "Assign";

    public override string OnnxName => "none: an effect";

    public override bool IsPure => false;

    public override string? NotDifferentiable => "it is an effect";

    public override TensorType InferType(OpCall call)
    {
        if (call.Element(0) != call.Element(1))
            throw new GraphException("AOTN2011", Name, ElementTypes.DisplayName(call.Element(0)), ElementTypes.DisplayName(call.Element(1)));
        if (!Broadcasting.CanBroadcastTo(call.Shape(1), call.Shape(0)))
            throw new GraphException("AOTN2012", call.Shape(0).ToDisplayString(), call.Shape(1).ToDisplayString());
        return call[0];
    }
}

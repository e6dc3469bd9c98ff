using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Floor : FloatFunction
{
    public override string Name => "Floor";

    public override string? NotDifferentiable => "its slope is zero wherever it has one";
}

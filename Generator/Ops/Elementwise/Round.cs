using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>To the nearest integer, halves to even.</summary>
internal sealed class Round : FloatFunction
{
    public override string Name => "Round";

    public override string? NotDifferentiable => "its slope is zero wherever it has one";
}

using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>To the nearest integer, halves to even.</summary>
internal sealed class Round : FloatFunction
{
    public override string Name => "Round";

    public override string? NotDifferentiable => "its slope is zero wherever it has one";

    // Of -0.5 it is -0, which .NET Framework forgets.
    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(value => Math.Round(value) is var whole && whole != 0 ? whole : value * 0, value => value);
}

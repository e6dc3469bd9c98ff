using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Ceil : FloatFunction
{
    public override string Name => "Ceil";

    public override string? NotDifferentiable => "its slope is zero wherever it has one";

    protected override Expr? Code(Expr x) => x.Call("Ceiling");

    // Of -0.5 it is -0, which .NET Framework forgets.
    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(value => Math.Ceiling(value) is var whole && whole != 0 ? whole : value * 0, value => value);
}

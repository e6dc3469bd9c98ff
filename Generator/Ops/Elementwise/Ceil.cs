using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Ceil : FloatFunction
{
    public override string Name => "Ceil";

    public override string? NotDifferentiable => "its slope is zero wherever it has one";

    protected override Expr? Code(Expr x) => x.Call("Ceiling");
}

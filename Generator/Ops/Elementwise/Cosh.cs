using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Cosh : FloatFunction
{
    public override string Name => "Cosh";

    public override Saves Saves => Saves.Inputs;

    protected override Expr? Code(Expr x) => 0.5 * (x.Exp() + (-x).Exp());

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * x.Apply("Sinh");
}

using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Softsign : FloatFunction
{
    public override string Name => "Softsign";

    public override Saves Saves => Saves.Inputs;

    protected override Expr? Code(Expr x) => x / (1 + x.Abs());

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy / (x.Apply("Abs") + 1).Apply("Square");
}

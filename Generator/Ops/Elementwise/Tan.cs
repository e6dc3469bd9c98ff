using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Tan : FloatFunction
{
    public override string Name => "Tan";

    public override Saves Saves => Saves.Output;

    protected override Expr? Code(Expr x) => x.Call("Sin") / x.Call("Cos");

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * (1 + y * y);
}

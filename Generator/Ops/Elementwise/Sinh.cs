using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>(e^x - e^-x) / 2; by e^x - 1, which keeps the precision near zero.</summary>
internal sealed class Sinh : FloatFunction
{
    public override string Name => "Sinh";

    public override Saves Saves => Saves.Inputs;

    protected override Expr? Code(Expr x) => 0.5 * (x.Call("Expm1") - (-x).Call("Expm1"));

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * x.Apply("Cosh");
}

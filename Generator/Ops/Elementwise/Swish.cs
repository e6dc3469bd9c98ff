using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>x · sigmoid(x), also called SiLU: Ramachandran et al. 2017.</summary>
internal sealed class Swish : FloatFunction
{
    public override string Name => "Swish";

    public override Saves Saves => Saves.Inputs;

    protected override Expr? Code(Expr x) => x * x.Call("Sigmoid");

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy)
    {
        Value s = x.Apply("Sigmoid");
        return dy * (s + x * s * (1 - s));
    }
}

using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>x · Φ(x) with the normal distribution's Φ: Hendrycks and Gimpel 2016.</summary>
internal sealed class Gelu : FloatFunction
{
    private const double RootHalf = 0.70710678118654752, InverseRootTwoPi = 0.39894228040143268;

    public override string Name => "Gelu";

    public override Saves Saves => Saves.Inputs;

    protected override Expr? Code(Expr x) => 0.5 * x * (1 + (RootHalf * x).Call("Erf"));

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy)
    {
        Value cumulative = 0.5 * (1 + (x * RootHalf).Apply("Erf")), density = InverseRootTwoPi * (-0.5 * (x * x)).Apply("Exp");
        return dy * (cumulative + x * density);
    }
}

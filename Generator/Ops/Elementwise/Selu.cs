using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>scale · x for positive x, else scale · alpha · (e^x - 1), with the constants of Klambauer et al. 2017, equation 14.</summary>
internal sealed class Selu : FloatFunction
{
    private const double Alpha = 1.6732632423543772, Scale = 1.0507009873554805;

    public override string Name => "Selu";

    public override Saves Saves => Saves.Inputs | Saves.Output;

    protected override Expr? Code(Expr x) => (x > 0).Select(Scale * x, Scale * Alpha * x.Call("Expm1"));

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) =>
        x.Greater(0).Where(dy * Scale, dy * (y + Scale * Alpha));
}

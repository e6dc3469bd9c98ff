using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>x for positive x, else alpha · (e^x - 1): Clevert et al. 2015. Attribute "alpha", 1 unless given.</summary>
internal sealed class Elu : FloatFunction
{
    public override string Name => "Elu";

    public override Saves Saves => Saves.Inputs | Saves.Output;

    public override string? Code(CodeArgs x)
    {
        Expr negative = x.Operand(0).Call("Expm1");
        double alpha = Alpha(x.Attributes);
        return (x.Operand(0) > 0).Select(x.Operand(0), alpha == 1 ? negative : alpha * negative).Text;
    }

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) =>
        x.Greater(0).Where(dy, dy * (y + Alpha(attributes)));

    private static double Alpha(Attributes attributes) => attributes.Float("alpha", 1);
}

using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Random;

/// <summary>Uniform over [minimum, maximum): attributes "minimum" (0) and "maximum" (1). Integers too.</summary>
internal sealed class RandomUniform : RandomOp
{
    public override string Name => "RandomUniform";

    protected override bool Accepts(ElementType type) => ElementTypes.IsFloating(type) || type is ElementType.Int32 or ElementType.Int64;

    protected override void Check(OpCall call)
    {
        var (minimum, maximum) = Bounds(call.Attributes);
        if (!(minimum <= maximum)) throw call.Invalid("the minimum is greater than the maximum");
    }

    public override string Call(KernelCall k)
    {
        var (minimum, maximum) = Bounds(k.Attributes);
        return Fill(k, "Uniform", minimum, maximum);
    }

    private static (double Minimum, double Maximum) Bounds(Attributes attributes) => (attributes.Float("minimum", 0), attributes.Float("maximum", 1));
}

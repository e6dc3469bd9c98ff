using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>x limited to the attributes "minimum" and "maximum". The slope is 1 at the limits, as in TensorFlow.</summary>
internal sealed class Clip : UnaryOp
{
    public override string Name => "Clip";

    public override Saves Saves => Saves.Inputs;

    public override string? Code(CodeArgs x)
    {
        string minimum = x.Literal(Minimum(x.Attributes)), maximum = x.Literal(Maximum(x.Attributes));
        return MinMax.Code(x, "Min", MinMax.Code(x, "Max", x[0], minimum), maximum);
    }

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) =>
        x.Less(Minimum(attributes)).Or(x.Greater(Maximum(attributes))).Where(g.Scalar(0, dy.Element), dy);

    private static double Minimum(Attributes attributes) => attributes.Float("minimum", double.NegativeInfinity);

    private static double Maximum(Attributes attributes) => attributes.Float("maximum", double.PositiveInfinity);
}

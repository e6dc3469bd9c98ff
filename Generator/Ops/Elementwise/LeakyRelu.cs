using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>x for positive x, else alpha · x. Attribute "alpha", 0.2 unless given.</summary>
internal sealed class LeakyRelu : FloatFunction
{
    public override string Name => "LeakyRelu";

    public override Saves Saves => Saves.Inputs;

    public override string? Code(CodeArgs x) => (x.Operand(0) > 0).Select(x.Operand(0), Alpha(x.Attributes) * x.Operand(0)).Text;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) =>
        x.Greater(0).Where(dy, dy * Alpha(attributes));

    private static double Alpha(Attributes attributes) => attributes.Float("alpha", 0.2);
}

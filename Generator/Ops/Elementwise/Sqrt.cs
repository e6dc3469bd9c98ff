using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Sqrt : FloatFunction
{
    public override string Name => "Sqrt";

    public override Saves Saves => Saves.Output;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * 0.5 / y;

    protected override double? Fold(IReadOnlyList<double> x) => Math.Sqrt(x[0]);
}

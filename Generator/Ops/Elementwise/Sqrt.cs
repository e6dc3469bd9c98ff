using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Sqrt : FloatFunction
{
    public override string Name => "Sqrt";

    public override Saves Saves => Saves.Output;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * 0.5 / y;

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(Math.Sqrt, value => value);
}

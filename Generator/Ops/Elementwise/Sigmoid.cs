using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Sigmoid : FloatFunction
{
    public override string Name => "Sigmoid";

    public override Saves Saves => Saves.Output;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * (y * (1 - y));
}

using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Tanh : FloatFunction
{
    public override string Name => "Tanh";

    public override Saves Saves => Saves.Output;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * (1 - y * y);
}

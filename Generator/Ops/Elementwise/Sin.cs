using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Sin : FloatFunction
{
    public override string Name => "Sin";

    public override Saves Saves => Saves.Inputs;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * x.Apply("Cos");
}

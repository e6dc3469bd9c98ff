using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>log(1 + e^x) without overflow.</summary>
internal sealed class Softplus : FloatFunction
{
    public override string Name => "Softplus";

    public override Saves Saves => Saves.Inputs;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * x.Apply("Sigmoid");
}

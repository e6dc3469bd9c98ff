using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Log : FloatFunction
{
    public override string Name => "Log";

    public override Saves Saves => Saves.Inputs;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy / x;
}

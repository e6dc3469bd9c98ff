using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Tanh : UnaryOp
{
    public override string Name => "Tanh";

    public override Saves Saves => Saves.Output;

    public override string? Code(CodeArgs x) => x.Call("Tanh", x[0]);

    protected override bool Accepts(ElementType type) => ElementTypes.IsFloating(type);

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * (1 - y * y);
}

using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Identity : UnaryOp
{
    public override string Name => "Identity";

    public override string? Code(CodeArgs x) => x[0];

    protected override bool Accepts(ElementType type) => true;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy;

    protected override Value? Simpler(GraphBuilder g, Node node, IReadOnlyList<Value> x) =>
        x[0];
}

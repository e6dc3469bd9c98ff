using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>The operand itself, a constant to differentiation.</summary>
internal sealed class StopGradient : UnaryOp
{
    public override string Name => "StopGradient";

    public override string OnnxName => "Identity";

    public override string? NotDifferentiable => "it stops gradients";

    public override string? Code(CodeArgs x) => x[0];

    protected override bool Accepts(ElementType type) => true;

    protected override Value? Simpler(GraphBuilder g, Node node, IReadOnlyList<Value> x) =>
        x[0];
}

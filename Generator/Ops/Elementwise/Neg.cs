using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Neg : UnaryOp
{
    public override string Name => "Neg";

    public override string? Code(CodeArgs x) => (-x.Operand(0)).Text;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => -dy;

    protected override Value? Simpler(GraphBuilder g, Node node, IReadOnlyList<Value> x) =>
        x[0].Node.Op == "Neg" ? new Value(g, x[0].Node.Inputs[0]) : null;

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(value => -value, value => -value);
}

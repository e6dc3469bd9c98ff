using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Sub : BinaryOp
{
    public override string Name => "Sub";

    public override string? Code(CodeArgs x) => x.Infix("Sub", "-");

    protected override (Value? A, Value? B) Gradient(GraphBuilder g, Value a, Value b, Value y, Value dy) => (dy, -dy.SumTo(b.Shape));

    protected override Value? Simpler(GraphBuilder g, Node node, IReadOnlyList<Value> x) =>
        Number(x[1]) == 0 ? x[0] : x[1].Node.Op == "Neg" ? x[0] + new Value(g, x[1].Node.Inputs[0]) : null;

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(x[1], (a, b) => a - b, (a, b) => a - b);
}

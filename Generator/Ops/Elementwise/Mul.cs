using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Mul : BinaryOp
{
    public override string Name => "Mul";

    public override Saves Saves => Saves.Inputs;

    public override string? Code(CodeArgs x) => x.Infix("Mul", "*");

    protected override (Value? A, Value? B) Gradient(GraphBuilder g, Value a, Value b, Value y, Value dy) => (dy * b, dy * a);

    protected override Value? Simpler(GraphBuilder g, Node node, IReadOnlyList<Value> x) =>
        Number(x[1]) == 1 ? x[0] : Number(x[0]) == 1 ? x[1] : null;

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(x[1], (a, b) => a * b, (a, b) => a * b);
}

using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>Division; of integers C#'s, which cuts towards zero and throws on a zero divisor.</summary>
internal sealed class Div : BinaryOp
{
    public override string Name => "Div";

    public override Saves Saves => Saves.Inputs | Saves.Output;

    public override string? Code(CodeArgs x) => x.Infix("Div", "/");

    protected override (Value? A, Value? B) Gradient(GraphBuilder g, Value a, Value b, Value y, Value dy) => (dy / b, -(dy * y) / b);

    protected override Value? Simpler(GraphBuilder g, Node node, IReadOnlyList<Value> x) =>
        Number(x[1]) == 1 ? x[0] : null;

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].IsFloating ? Scalar.Number(result, x[0].Real / x[1].Real)
        : x[1].Integer is 0 or -1 ? null : Scalar.Of(result, x[0].Integer / x[1].Integer);
}

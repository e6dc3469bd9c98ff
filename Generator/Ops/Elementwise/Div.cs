using AotNet.Generator.Graph;

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

    protected override double? Fold(IReadOnlyList<double> x) => x[0] / x[1];
}

using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>The absolute value; slope 0 at 0. The least integer wraps around to itself.</summary>
internal sealed class Abs : UnaryOp
{
    public override string Name => "Abs";

    public override Saves Saves => Saves.Inputs;

    public override string? Code(CodeArgs x) =>
        x.Type == ElementType.UInt8 ? x[0]
        : ElementTypes.IsInteger(x.Type) ? (x.Operand(0) < 0).Select(-x.Operand(0), x.Operand(0)).Text
        : x.Call("Abs", x[0]);

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * x.Apply("Sign");

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(Math.Abs, value => value < 0 ? -value : value);
}

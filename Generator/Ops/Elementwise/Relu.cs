using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>max(x, 0), with slope 0 at 0.</summary>
internal sealed class Relu : UnaryOp
{
    public override string Name => "Relu";

    // The mask is read off the result, which the next layer keeps anyway.
    public override Saves Saves => Saves.Output;

    public override string? Code(CodeArgs x) =>
        x.Type == ElementType.UInt8 ? x[0]
        : ElementTypes.IsInteger(x.Type) ? (x.Operand(0) > 0).Select(x.Operand(0), x.Operand(0).Constant(0)).Text
        : x.Call("Relu", x[0]);

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) =>
        y.Greater(0).Where(dy, g.Scalar(0, dy.Element));

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(value => Scalar.Greater(value, 0), value => value > 0 ? value : 0);
}

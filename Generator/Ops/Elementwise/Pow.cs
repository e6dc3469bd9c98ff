using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>a to the power b. A negative a has a power only for a whole b, and b no gradient there (zero).</summary>
internal sealed class Pow : BinaryOp
{
    public override string Name => "Pow";

    public override Saves Saves => Saves.Inputs | Saves.Output;

    public override string? Code(CodeArgs x) => x.Call("Pow", x[0], x[1]);

    protected override bool Accepts(ElementType type) => ElementTypes.IsFloating(type);

    protected override (Value? A, Value? B) Gradient(GraphBuilder g, Value a, Value b, Value y, Value dy)
    {
        // The inner Where keeps the logarithm's own gradient finite where the outer one discards it.
        Value positive = a.Greater(0), log = positive.Where(positive.Where(a, g.Scalar(1, a.Element)).Apply("Log"), g.Scalar(0, a.Element));
        if (Number(b) is { } power) return (power == 0 ? g.Zeros(y.Type) : dy * (b * g.Add("Pow", [a, b - 1])), dy * (y * log));
        // The power 0 is 1 everywhere, at 0 too: 0 · 0⁻¹ must not make NaN of its slope there.
        Value corner = g.Add("LogicalAnd", [a.Compare("Equal", g.Scalar(0, a.Element)), b.Compare("Equal", g.Scalar(0, b.Element))]);
        return (dy * (b * g.Add("Pow", [a, corner.Where(g.Scalar(0, b.Element), b - 1)])), dy * (y * log));
    }

    protected override Value? Simpler(GraphBuilder g, Node node, IReadOnlyList<Value> x) =>
        Number(x[1]) switch { 1 => x[0], 2 => x[0].Apply("Square"), _ => null };
}

using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>
/// To the element type of attribute "type", as C# casts (unchecked: what does not fit wraps around). True is 1; a number
/// is true unless it is zero.
/// </summary>
internal sealed class Cast : UnaryOp
{
    public override string Name => "Cast";

    public override string? Code(CodeArgs x)
    {
        if (x.Type == x.Result) return x[0];
        if (x.Type == ElementType.Bool) return x.Select(x[0], x.Literal(1, x.Result), x.Literal(0, x.Result));
        if (x.Dialect == Dialect.Simd) return null; // vectors of two widths
        return x.Result == ElementType.Bool ? $"({x[0]} != {x.Literal(0)})" : $"unchecked(({ElementTypes.CSharpName(x.Result)}){x[0]})";
    }

    protected override bool Accepts(ElementType type) => true;

    protected override ElementType ResultElement(OpCall call) => Target(call.Attributes);

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) =>
        ElementTypes.IsFloating(x.Element) && ElementTypes.IsFloating(y.Element) ? dy.Cast(x.Element) : null;

    private static ElementType Target(Attributes attributes) =>
        attributes.Type("type") ?? throw new InvalidOperationException("Cast has no attribute \"type\".");

    protected override Value? Simpler(GraphBuilder g, Node node, IReadOnlyList<Value> x) =>
        x[0].Element == node.Type.Element ? x[0] : null;

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Cast(result);
}

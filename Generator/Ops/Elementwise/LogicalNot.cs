using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class LogicalNot : UnaryOp
{
    public override string Name => "LogicalNot";

    public override string OnnxName => "Not";

    public override string? NotDifferentiable => "its result is true or false";

    public override string? Code(CodeArgs x) => x.Dialect == Dialect.Simd ? $"O.Not({x[0]})" : $"(!{x[0]})";

    protected override bool Accepts(ElementType type) => type == ElementType.Bool;

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => Scalar.Of(x[0].Integer == 0);
}

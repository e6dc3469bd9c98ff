using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>1, 0 or -1; NaN stays NaN.</summary>
internal sealed class Sign : UnaryOp
{
    public override string Name => "Sign";

    public override string? NotDifferentiable => "its slope is zero wherever it has one";

    public override string? Code(CodeArgs x)
    {
        Expr a = x.Operand(0);
        Expr notPositive = x.Type == ElementType.UInt8 ? a : (a < 0).Select(a.Constant(-1), a);
        return (a > 0).Select(a.Constant(1), notPositive).Text;
    }

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(value => value > 0 ? 1 : value < 0 ? -1 : value, value => value > 0 ? 1 : value < 0 ? -1 : 0);
}

using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>1 from zero on, else 0.</summary>
internal sealed class Heaviside : UnaryOp
{
    public override string Name => "Heaviside";

    public override string OnnxName => "none: ONNX has GreaterOrEqual and Cast";

    public override string? NotDifferentiable => "its slope is zero wherever it has one";

    public override string? Code(CodeArgs x) => x.Type == ElementType.UInt8 ? x.Literal(1)
        : (x.Operand(0) >= 0).Select(x.Operand(0).Constant(1), x.Operand(0).Constant(0)).Text;

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(value => value >= 0 ? 1 : 0, value => value >= 0 ? 1 : 0);
}

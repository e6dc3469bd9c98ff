using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Square : UnaryOp
{
    public override string Name => "Square";

    public override string OnnxName => "none: ONNX has Mul";

    public override Saves Saves => Saves.Inputs;

    public override string? Code(CodeArgs x) => (x.Operand(0) * x.Operand(0)).Text;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => dy * (2 * x);

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(value => value * value, value => value * value);
}

using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Mul : BinaryOp
{
    public override string Name => "Mul";

    public override Saves Saves => Saves.Inputs;

    public override string? Code(CodeArgs x) => x.Infix("Mul", "*");

    protected override (Value? A, Value? B) Gradient(GraphBuilder g, Value a, Value b, Value y, Value dy) => (dy * b, dy * a);
}

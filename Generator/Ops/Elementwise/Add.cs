using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Add : BinaryOp
{
    public override string Name => "Add";

    public override string? Code(CodeArgs x) => x.Infix("Add", "+");

    protected override (Value? A, Value? B) Gradient(GraphBuilder g, Value a, Value b, Value y, Value dy) => (dy, dy);
}

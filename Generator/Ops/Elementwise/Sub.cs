using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Sub : BinaryOp
{
    public override string Name => "Sub";

    public override string? Code(CodeArgs x) => x.Infix("Sub", "-");

    protected override (Value? A, Value? B) Gradient(GraphBuilder g, Value a, Value b, Value y, Value dy) => (dy, -dy);
}

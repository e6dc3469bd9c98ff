using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>
/// The remainder of C#'s <c>%</c>, with the sign of the first operand, for integers and floating numbers alike. (TensorFlow's
/// has the sign of the second.)
/// </summary>
internal sealed class Mod : BinaryOp
{
    public override string Name => "Mod";

    public override Saves Saves => Saves.Inputs | Saves.Output;

    // A remainder is exact whatever the quotient; no vector instruction gives that.
    public override string? Code(CodeArgs x) => x.Dialect == Dialect.Simd ? null : x.Infix("", "%");

    // y = a - n b, where n is a whole number, constant wherever y has a slope: n = (a - y) / b up to rounding.
    protected override (Value? A, Value? B) Gradient(GraphBuilder g, Value a, Value b, Value y, Value dy) =>
        (dy, -(dy * ((a - y) / b).Apply("Round")));
}

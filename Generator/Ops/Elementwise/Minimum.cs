using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Minimum : MinMax
{
    public override string Name => "Minimum";

    public override string OnnxName => "Min";

    protected override string Function => "Min";

    protected override string FirstWins => "LessEqual";

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(x[1], Scalar.Less, Math.Min);
}

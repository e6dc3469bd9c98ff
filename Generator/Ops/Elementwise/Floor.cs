using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Floor : FloatFunction
{
    public override string Name => "Floor";

    public override string? NotDifferentiable => "its slope is zero wherever it has one";

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(Math.Floor, value => value);
}

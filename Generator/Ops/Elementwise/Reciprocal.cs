using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Reciprocal : FloatFunction
{
    public override string Name => "Reciprocal";

    public override Saves Saves => Saves.Output;

    protected override Expr? Code(Expr x) => 1 / x;

    protected override Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) => -(dy * (y * y));

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(value => 1 / value, value => value);
}

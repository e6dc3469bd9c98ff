using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

internal sealed class Maximum : MinMax
{
    public override string Name => "Maximum";

    public override string OnnxName => "Max";

    protected override string Function => "Max";

    protected override string FirstWins => "GreaterEqual";

    protected override Value? Simpler(GraphBuilder g, Node node, IReadOnlyList<Value> x) =>
        ElementTypes.IsFloating(x[0].Element) && Number(x[1]) == 0 ? x[0].Apply("Relu") : null;

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Map(x[1], Scalar.Greater, Math.Max);
}

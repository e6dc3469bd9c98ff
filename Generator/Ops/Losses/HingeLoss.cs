using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Losses;

/// <summary>The mean of max(0, 1 - (2 · label - 1) · logit), for labels 0 and 1.</summary>
internal sealed class HingeLoss : LossFormula
{
    public override string Name => "HingeLoss";

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x) =>
        Mean((1 - (2 * x[0] - 1) * x[1]).Apply("Relu"));
}

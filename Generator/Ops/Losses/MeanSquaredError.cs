using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Losses;

/// <summary>The mean of (prediction - label)².</summary>
internal sealed class MeanSquaredError : LossFormula
{
    public override string Name => "MeanSquaredError";

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x) => Mean((x[1] - x[0]).Apply("Square"));
}

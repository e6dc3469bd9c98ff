using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Losses;

/// <summary>The mean of e²/2 where |e| is at most attribute "delta", else delta · (|e| - delta/2): Huber 1964.</summary>
internal sealed class HuberLoss : LossFormula
{
    public override string Name => "HuberLoss";

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x)
    {
        double delta = attributes.Float("delta", 1);
        Value error = x[1] - x[0], size = error.Apply("Abs");
        return Mean(size.Greater(delta).Where((size - 0.5 * delta) * delta, error.Apply("Square") * 0.5));
    }
}

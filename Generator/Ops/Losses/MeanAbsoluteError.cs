using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Losses;

/// <summary>The mean of |prediction - label|.</summary>
internal sealed class MeanAbsoluteError : LossFormula
{
    public override string Name => "MeanAbsoluteError";

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x) => Mean((x[1] - x[0]).Apply("Abs"));
}

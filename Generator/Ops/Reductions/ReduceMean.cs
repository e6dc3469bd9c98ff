using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>The mean along axes: the sum divided by the count, for integers by C#'s division. Of none NaN.</summary>
internal sealed class ReduceMean : ReductionFormula
{
    public override string Name => "ReduceMean";

    protected override bool Accepts(ElementType type) => ElementTypes.IsNumber(type);

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x)
    {
        // The sum of a few thousand Halves is beyond what a Half holds.
        Value wide = x[0].Element == ElementType.Float16 ? x[0].Cast(ElementType.Float32) : x[0];
        return (wide.Reduce("ReduceSum", attributes) / ReductionAxes.Count(wide, attributes)).Cast(x[0].Element);
    }
}

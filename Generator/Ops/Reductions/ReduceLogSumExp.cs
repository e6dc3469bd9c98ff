using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>log Σ e^x along axes, with the maximum subtracted first: exp overflows above 88 in float.</summary>
internal sealed class ReduceLogSumExp : ReductionFormula
{
    public override string Name => "ReduceLogSumExp";

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x)
    {
        // The maximum's gradient cancels: it is a constant here. An infinite one is not subtracted (∞ - ∞ is NaN).
        Value maximum = x[0].Reduce("ReduceMax", attributes, keepDims: true).Apply("StopGradient");
        Value offset = maximum.Apply("Abs").Less(double.PositiveInfinity).Where(maximum, g.Scalar(0, x[0].Element));
        Value sum = (x[0] - offset).Apply("Exp").Reduce("ReduceSum", attributes);
        return sum.Apply("Log") + offset.Reshape(sum.Shape);
    }
}

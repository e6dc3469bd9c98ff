using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>The mean squared distance from the mean, along axes: divided by n, not by n - 1.</summary>
internal sealed class Variance : ReductionFormula
{
    public override string Name => "Variance";

    public override string OnnxName => "none: ONNX has ReduceMean";

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x) =>
        (x[0] - x[0].Reduce("ReduceMean", attributes, keepDims: true)).Apply("Square").Reduce("ReduceMean", attributes);
}

using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Reductions;

namespace AotNet.Generator.Ops.Losses;

/// <summary>Σ |x|, for regularization.</summary>
internal sealed class L1Loss : LossFormula
{
    public override string Name => "L1Loss";

    public override string OnnxName => "ReduceL1";

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x) =>
        x[0].Apply("Abs").Reduce("ReduceSum", Attributes.None);
}

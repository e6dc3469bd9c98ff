using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Reductions;

namespace AotNet.Generator.Ops.Losses;

/// <summary>Σ x² / 2, for regularization.</summary>
internal sealed class L2Loss : LossFormula
{
    public override string Name => "L2Loss";

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x) =>
        x[0].Apply("Square").Reduce("ReduceSum", Attributes.None) * 0.5;
}

using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Losses;

/// <summary>-Σ label · log softmax(logits) over the last axis, one loss a row.</summary>
internal sealed class SoftmaxCrossEntropyWithLogits : LossFormula
{
    public override string Name => "SoftmaxCrossEntropyWithLogits";

    protected override Shape ResultShape(OpCall call)
    {
        call.RequireElement(0, ShapeRules.IsFloatOrDouble);
        call.RequireRank(0, 1);
        return call.Shape(0).Without(call.Shape(0).Rank - 1);
    }

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x) =>
        -(x[0] * x[1].Apply("LogSoftmax")).Sum([x[0].Shape.Rank - 1]);
}

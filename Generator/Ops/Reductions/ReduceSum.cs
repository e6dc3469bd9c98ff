using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>The sum along axes; 0 of none.</summary>
internal sealed class ReduceSum : ReductionOp
{
    public override string Name => "ReduceSum";

    public override string OnnxName => "ReduceSum";

    public override double Identity(ElementType type) => 0;

    public override string Combine(CodeArgs x) => x.Infix("Add", "+");

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [dy.Restore(inputs[0], node.Attributes).BroadcastTo(inputs[0].Shape)];

    protected override Scalar? Fold(Scalar a, Scalar b) => a.Map(b, (x, y) => x + y, (x, y) => x + y);
}

using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>The Euclidean norm along axes, √Σx². Its gradient at 0 is 0.</summary>
internal sealed class Norm : ReductionFormula
{
    public override string Name => "Norm";

    public override string OnnxName => "ReduceL2";

    public override Saves Saves => Saves.Inputs | Saves.Output;

    public override bool HasOwnGradient => true;

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        Value x = inputs[0], zero = g.Scalar(0, x.Element), isZero = output.Compare("Equal", zero);
        Value scale = dy / isZero.Where(g.Scalar(1, x.Element), output);
        return [x * scale.Restore(x, node.Attributes)];
    }

    protected override Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x) =>
        x[0].Apply("Square").Reduce("ReduceSum", attributes).Apply("Sqrt");
}

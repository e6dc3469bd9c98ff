using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Reductions;

/// <summary>The product along axes; 1 of none.</summary>
internal sealed class ReduceProd : ReductionOp
{
    public override string Name => "ReduceProd";

    public override string OnnxName => "ReduceProd";

    public override Saves Saves => Saves.Inputs;

    public override double Identity(ElementType type) => 1;

    public override string Combine(CodeArgs x) => x.Infix("Mul", "*");

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        // y / x where x is no zero. A zero's gradient is the product of the others, which a second zero makes zero.
        // (Second derivatives at a zero are those of this formula, not of the product.)
        Value x = inputs[0], one = g.Scalar(1, x.Element), zero = g.Scalar(0, x.Element);
        Value isZero = x.Compare("Equal", zero), others = isZero.Where(one, x);
        Value product = others.Reduce("ReduceProd", node.Attributes, keepDims: true);
        Value zeros = isZero.Cast(x.Element).Reduce("ReduceSum", node.Attributes, keepDims: true);
        Value kept = isZero.Where(zeros.Compare("Equal", one), zeros.Compare("Equal", zero));
        return [dy.Restore(x, node.Attributes) * kept.Where(product / others, zero)];
    }

    protected override Scalar? Fold(Scalar a, Scalar b) => a.Map(b, (x, y) => x * y, (x, y) => x * y);
}

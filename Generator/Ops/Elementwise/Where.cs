using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>The second operand's element where the first one's is true, else the third's. All three broadcast.</summary>
internal sealed class Where : ElementwiseOp
{
    public override string Name => "Where";

    public override int Arity => 3;

    public override Saves Saves => Saves.Inputs;

    public override string? Code(CodeArgs x) => x.Select(x[0], x[1], x[2]);

    public override TensorType InferType(OpCall call)
    {
        if (call.Element(0) != ElementType.Bool) throw new GraphException("AOTN2010", Name, ElementTypes.DisplayName(call.Element(0)));
        if (call.Element(1) != call.Element(2))
            throw new GraphException("AOTN2011", Name, ElementTypes.DisplayName(call.Element(1)), ElementTypes.DisplayName(call.Element(2)));
        return TensorType.Tensor(call.Element(1), Shape(call, Shape(call, call.Shape(0), 1), 2));
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        Value zero = g.Scalar(0, dy.Element);
        return [null, inputs[0].Where(dy, zero).SumTo(inputs[1].Shape), inputs[0].Where(zero, dy).SumTo(inputs[2].Shape)];
    }

    protected override Value? Simpler(GraphBuilder g, Node node, IReadOnlyList<Value> x) =>
        x[1] == x[2] ? x[1] : null;

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x[0].Integer != 0 ? x[1] : x[2];
}

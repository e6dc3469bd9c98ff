using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>x * y + z, rounded once (on a GPU as its compiler sees fit). What the optimizers' updates are made of. All three broadcast.</summary>
internal sealed class FusedMultiplyAdd : ElementwiseOp
{
    public override string Name => "FusedMultiplyAdd";

    public override string OnnxName => "none: Add of Mul";

    public override int Arity => 3;

    public override Saves Saves => Saves.Inputs;

    protected override bool Accepts(ElementType type) => ElementTypes.IsFloating(type);

    public override string? Code(CodeArgs x) => x.Dialect == Dialect.Gpu ? $"({x[0]} * {x[1]} + {x[2]})" : x.Call("MulAdd", x[0], x[1], x[2]);

    public override TensorType InferType(OpCall call)
    {
        for (int i = 1; i < 3; i++)
            if (call.Element(i) != call.Element(0)) throw new GraphException("AOTN2011", Name, ElementTypes.DisplayName(call.Element(0)), ElementTypes.DisplayName(call.Element(i)));
        return base.InferType(call);
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [(dy * inputs[1]).SumTo(inputs[0].Shape), (dy * inputs[0]).SumTo(inputs[1].Shape), dy.SumTo(inputs[2].Shape)];
}

using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Elementwise;

/// <summary>The sum of any number of operands of one type, added from the first to the last.</summary>
internal sealed class AddN : ElementwiseOp
{
    public override string Name => "AddN";

    public override string OnnxName => "Sum";

    /// <summary>As many as the node has.</summary>
    public override int Arity => -1;

    public override string? Code(CodeArgs x) => Enumerable.Range(0, x.X.Count).Select(x.Operand).Aggregate((sum, term) => sum + term).Text;

    public override TensorType InferType(OpCall call)
    {
        for (int i = 1; i < call.Inputs.Count; i++)
            if (call.Element(i) != call.Element(0))
                throw new GraphException("AOTN2011", Name, ElementTypes.DisplayName(call.Element(0)), ElementTypes.DisplayName(call.Element(i)));
        return base.InferType(call);
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [.. inputs.Select(input => (Value?)dy.SumTo(input.Shape))];

    protected override Value? Simpler(GraphBuilder g, Node node, IReadOnlyList<Value> x) =>
        x.Count switch { 1 => x[0], 2 => x[0] + x[1], _ => null };

    protected override Scalar? Fold(IReadOnlyList<Scalar> x, ElementType result) => x.Skip(1).Aggregate((Scalar?)x[0], (sum, term) => sum?.Map(term, (a, b) => a + b, (a, b) => a + b));
}

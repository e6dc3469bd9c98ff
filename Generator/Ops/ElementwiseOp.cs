using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops;

/// <summary>An op whose every output element depends on the elements at the same place of its (broadcast) inputs: what fuses.</summary>
internal abstract partial class ElementwiseOp : OpDefinition
{
    /// <summary>The number of operands; -1 for as many as the node has.</summary>
    public abstract int Arity { get; }

    /// <summary>The expression in the given dialect, or null where the op has no vector form for these types.</summary>
    public abstract string? Code(CodeArgs x);

    /// <summary>The element type of the result for operands of one type; numbers by default.</summary>
    protected virtual ElementType ResultElement(OpCall call) => call.Element(0);

    /// <summary>Whether the op takes operands of this element type.</summary>
    protected virtual bool Accepts(ElementType type) => ElementTypes.IsNumber(type);

    public override TensorType InferType(OpCall call)
    {
        Shape shape = call.Shape(0);
        for (int i = 0; i < call.Inputs.Count; i++)
        {
            if (!Accepts(call.Element(i))) throw new GraphException("AOTN2010", Name, ElementTypes.DisplayName(call.Element(i)));
            if (i > 0) shape = Shape(call, shape, i);
        }
        return TensorType.Tensor(ResultElement(call), shape);
    }

    /// <summary>Broadcasts operand <paramref name="input"/> into the shape so far.</summary>
    protected Shape Shape(OpCall call, Shape shape, int input) =>
        Broadcasting.Broadcast(shape, call.Shape(input), out _)
            ?? throw new GraphException("AOTN2002", Name, shape.ToDisplayString(), call.Shape(input).ToDisplayString());
}

/// <summary>An elementwise op of one operand.</summary>
internal abstract class UnaryOp : ElementwiseOp
{
    public sealed override int Arity => 1;

    public sealed override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [Gradient(g, node.Attributes, inputs[0], output, dy)];

    /// <summary>dx, from the operand, the result and the gradient by the result.</summary>
    protected virtual Value? Gradient(GraphBuilder g, Attributes attributes, Value x, Value y, Value dy) =>
        throw new GraphException("AOTN4001", Name, NotDifferentiable ?? "it has no gradient rule");
}

/// <summary>An elementwise op of two operands of one element type.</summary>
internal abstract class BinaryOp : ElementwiseOp
{
    public sealed override int Arity => 2;

    public sealed override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        var (da, db) = Gradient(g, inputs[0], inputs[1], output, dy);
        return [da?.SumTo(inputs[0].Shape), db?.SumTo(inputs[1].Shape)];
    }

    /// <summary>The gradients in the broadcast shape; the caller sums them to the operands' shapes.</summary>
    protected virtual (Value? A, Value? B) Gradient(GraphBuilder g, Value a, Value b, Value y, Value dy) =>
        throw new GraphException("AOTN4001", Name, NotDifferentiable ?? "it has no gradient rule");

    public override TensorType InferType(OpCall call) =>
        call.Element(0) == call.Element(1) ? base.InferType(call)
            : throw new GraphException("AOTN2011", Name, ElementTypes.DisplayName(call.Element(0)), ElementTypes.DisplayName(call.Element(1)));
}

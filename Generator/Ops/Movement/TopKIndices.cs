using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Movement;

/// <summary>The columns of the elements that <see cref="TopK"/> of the same operand and "k" yields.</summary>
internal sealed class TopKIndices : TopK
{
    public override string Name => "TopKIndices";

    public override string OnnxName => "none: the second result of TopK";

    public override string? NotDifferentiable => "a position is an integer";

    protected override ElementType ResultElement(ElementType type) => ElementType.Int32;

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        throw new GraphException("AOTN4001", Name, NotDifferentiable!);

    public override string Call(KernelCall k) => Routine("Indices", k);
}

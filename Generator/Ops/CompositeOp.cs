using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops;

/// <summary>An op that is a formula of others: it has no code of its own.</summary>
internal abstract class CompositeOp : OpDefinition
{
    public sealed override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs) => Formula(g, node.Attributes, inputs);

    /// <summary>The formula, over operands that fit the op's shape rule.</summary>
    protected abstract Value Formula(GraphBuilder g, Attributes attributes, IReadOnlyList<Value> x);
}

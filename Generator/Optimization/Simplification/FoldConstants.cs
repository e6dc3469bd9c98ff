using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Optimization.Simplification;

/// <summary>
/// Evaluates what depends on constants alone: the node becomes a constant with the very bits that its code would give. Random
/// numbers, effects and functions whose bits only the runtime knows stay.
/// </summary>
internal sealed class FoldConstants : GraphPass
{
    // What is evaluated at all, and what is written into the code where its operands are shorter: code grows with the number
    // of nodes, not with their sizes, so a long range is known (its sum is one number) but not written out.
    private const int MaxElements = 4096, MaxGrown = 64;

    private Elements?[] known = [];
    private bool[] folds = [];

    public override ModelGraph Run(ModelGraph graph)
    {
        known = new Elements?[graph.Nodes.Count];
        folds = new bool[graph.Nodes.Count];
        foreach (Node node in graph.Nodes)
        {
            known[node.Id] = Evaluate(node);
            folds[node.Id] = !node.IsConstant && known[node.Id] is { } value && (value.Count <= MaxGrown || node.Inputs.Any(input => known[input]!.Count >= value.Count));
        }
        return folds.Contains(true) ? base.Run(graph) : graph;
    }

    protected override Value? Rewrite(GraphBuilder g, Node node, Value[] inputs) =>
        folds[node.Id] ? g.AddTyped(WellKnownOps.Constant, node.Type, [], Attributes.Of(("value", known[node.Id]!.ToAttribute())), "Const") : null;

    private Elements? Evaluate(Node node)
    {
        if (!node.Type.IsTensor || node.Type.Element == ElementType.Float16) return null;
        if (node.IsConstant) return Elements.Of(node) is { Count: <= MaxElements } constant ? constant : null;
        OpDefinition op = OpRegistry.Get(node.Op);
        if (!op.IsPure || node.Inputs.Any(input => known[input] is null)) return null;
        Elements[] inputs = [.. node.Inputs.Select(input => known[input]!)];
        bool isSmall = node.Type.Shape.IsKnown && node.Type.Shape.Count.Size <= MaxElements;
        if (op.IsView) return inputs[0].IsUniform || isSmall ? inputs[0].Under(node.Type) : null;
        // Open or large shapes only where one element stands for all, on both sides.
        bool isUniform = inputs.Length > 0 && inputs.All(input => input.IsUniform) && op is ElementwiseOp;
        return isUniform || (isSmall && inputs.All(input => input.Type.Shape.IsKnown && input.Type.Shape.Count.Size <= MaxElements)) ? op.Evaluate(node, inputs) : null;
    }
}

using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Optimization.Simplification;

/// <summary>Replaces each op that is a formula of other ops by the formula, until none is left.</summary>
internal sealed class ExpandComposites : GraphPass
{
    private const int MaxDepth = 32; // composites of composites; a formula that contains itself would never end

    public override ModelGraph Run(ModelGraph graph)
    {
        for (int depth = 0; depth < MaxDepth; depth++)
        {
            ModelGraph expanded = base.Run(graph);
            if (expanded.Nodes.Count == graph.Nodes.Count && expanded.Nodes == graph.Nodes) return graph;
            graph = expanded;
        }
        throw new InvalidOperationException("An op's formula contains the op itself.");
    }

    protected override Value? Rewrite(GraphBuilder g, Node node, Value[] inputs) => OpRegistry.Get(node.Op).Expand(g, node, inputs);
}

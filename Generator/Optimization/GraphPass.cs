using AotNet.Generator.Common;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Optimization;

/// <summary>
/// A rewriting of one fetch's graph into an equal one. The usual pass says for each node, given its rewritten inputs, what it
/// becomes; every node keeps its type.
/// </summary>
internal abstract class GraphPass
{
    public virtual ModelGraph Run(ModelGraph graph)
    {
        var builder = new GraphBuilder(graph.Name);
        var map = new Value[graph.Nodes.Count];
        var kept = new Dictionary<int, string>();
        foreach (Node node in graph.Nodes)
        {
            var inputs = new Value[node.Inputs.Count];
            for (int i = 0; i < inputs.Length; i++) inputs[i] = map[node.Inputs[i]];
            builder.Scope = node.Name + "/";
            Value? rewritten = Rewrite(builder, node, inputs);
            builder.Scope = "";
            map[node.Id] = rewritten ?? builder.AddTyped(node.Op, node.Type, inputs, node.Attributes, node.Name);
            if (rewritten is null) kept.Add(map[node.Id].Id, node.Name);
        }

        // A node that stays keeps its name, whatever the new ones are called: random numbers are keyed by it.
        var nodes = builder.Build().Nodes.Select(node => kept.TryGetValue(node.Id, out string? name) && name != node.Name ? node with { Name = name } : node);
        return Remap(graph, nodes.ToEquatableArray(), id => map[id].Id);
    }

    /// <summary>What the node becomes; null to keep it.</summary>
    protected virtual Value? Rewrite(GraphBuilder g, Node node, Value[] inputs) => null;

    protected static ModelGraph Remap(ModelGraph graph, EquatableArray<Node> nodes, Func<int, int> map)
    {
        FetchInfo fetch = graph.Fetches[0];
        return new ModelGraph(
            graph.Name, nodes,
            graph.Placeholders.Select(item => item with { Node = map(item.Node) }).ToEquatableArray(),
            graph.Variables.Select(item => item with { Node = map(item.Node) }).ToEquatableArray(),
            [fetch with
            {
                Results = fetch.Results.Select(result => result with { Node = map(result.Node) }).ToEquatableArray(),
                Feeds = fetch.Feeds.Select(feed => feed with { Node = map(feed.Node) }).ToEquatableArray(),
            }]);
    }
}

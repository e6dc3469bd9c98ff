using AotNet.Generator.Common;

namespace AotNet.Generator.Graph;

/// <summary>
/// Builds a graph from another one, node by node in order: each node is kept or replaced by a value of nodes added before.
/// What was added and then not used is left out.
/// </summary>
internal sealed class GraphRewrite(ModelGraph graph)
{
    private readonly int[] newIds = [.. Enumerable.Repeat(-1, graph.Nodes.Count)];
    private readonly List<int> kept = [];

    public GraphBuilder Builder { get; } = GraphBuilder.Rewriting(graph);

    /// <summary>The value that stands for an old node.</summary>
    public Value this[int oldId] => newIds[oldId] >= 0 ? new Value(Builder, newIds[oldId]) : throw new InvalidOperationException($"%{oldId} is not rewritten yet.");

    public Value Keep(Node node)
    {
        Value value = Builder.Copy(node, node.Inputs.Select(input => this[input].Id));
        kept.Add(value.Id);
        newIds[node.Id] = value.Id;
        return value;
    }

    public void Replace(Node node, Value value) => newIds[node.Id] = value.Id;

    /// <summary>The new graph, with the declarations of the old one.</summary>
    public ModelGraph Finish()
    {
        var live = new bool[Builder.Count];
        foreach (int id in kept.Concat(Roots().Select(id => newIds[id]))) live[id] = true;
        for (int id = Builder.Count - 1; id >= 0; id--)
            if (live[id])
                foreach (int input in Builder[id].Inputs) live[input] = true;

        var final = new int[Builder.Count];
        var nodes = new List<Node>();
        for (int id = 0; id < Builder.Count; id++)
        {
            if (!live[id]) continue;
            final[id] = nodes.Count;
            nodes.Add(Builder[id] with { Id = nodes.Count, Inputs = Builder[id].Inputs.Select(input => final[input]).ToEquatableArray() });
        }
        return new ModelGraph(
            graph.Name,
            nodes.ToEquatableArray(),
            graph.Placeholders.Select(item => item with { Node = Map(item.Node) }).ToEquatableArray(),
            graph.Variables.Select(item => item with { Node = Map(item.Node), Initial = Map(item.Initial) }).ToEquatableArray(),
            graph.Fetches.Select(fetch => fetch with
            {
                Results = fetch.Results.Select(item => item with { Node = Map(item.Node) }).ToEquatableArray(),
                Feeds = fetch.Feeds.Select(item => item with { Node = Map(item.Node) }).ToEquatableArray(),
            }).ToEquatableArray());

        int Map(int oldId) => final[newIds[oldId]];
    }

    private IEnumerable<int> Roots() =>
        graph.Fetches.SelectMany(fetch => fetch.Results.Select(item => item.Node).Concat(fetch.Feeds.Select(item => item.Node)))
            .Concat(graph.Placeholders.Select(item => item.Node))
            .Concat(graph.Variables.SelectMany(item => new[] { item.Node, item.Initial }));
}

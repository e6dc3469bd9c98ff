using AotNet.Generator.Common;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Optimization;

/// <summary>Cuts a graph down to what one fetch needs. A fed inner node becomes a placeholder: nothing above it is needed.</summary>
internal static class Subgraph
{
    public static ModelGraph Of(ModelGraph graph, FetchInfo fetch)
    {
        var feeds = new HashSet<int>(fetch.Feeds.Select(feed => feed.Node));
        return Keep(graph, fetch, fetch.Results.Select(result => result.Node).Concat(feeds), feeds);
    }

    /// <summary>The nodes that <paramref name="roots"/> depend on, renumbered in the same order.</summary>
    public static ModelGraph Keep(ModelGraph graph, FetchInfo fetch, IEnumerable<int> roots, HashSet<int> leaves)
    {
        var needed = new bool[graph.Nodes.Count];
        var pending = new Stack<int>(roots);
        while (pending.Count > 0)
        {
            int id = pending.Pop();
            if (needed[id]) continue;
            needed[id] = true;
            if (leaves.Contains(id)) continue;
            foreach (int input in graph.Nodes[id].Inputs) pending.Push(input);
        }

        // Inputs come before their users except in a graph whose variables were replaced by their initial values.
        var map = new int[graph.Nodes.Count];
        var order = TopologicalOrder(graph, needed, leaves);
        for (int i = 0; i < order.Count; i++) map[order[i]] = i;
        var nodes = order.Select(id =>
        {
            Node node = graph.Nodes[id];
            return leaves.Contains(id)
                ? new Node(map[id], WellKnownOps.Placeholder, node.Type, [], Attributes.None, node.Name)
                : node with { Id = map[id], Inputs = node.Inputs.Select(input => map[input]).ToEquatableArray() };
        }).ToEquatableArray();
        return new ModelGraph(
            graph.Name, nodes,
            graph.Placeholders.Where(item => needed[item.Node]).Select(item => item with { Node = map[item.Node] }).ToEquatableArray(),
            graph.Variables.Where(item => needed[item.Node]).Select(item => item with { Node = map[item.Node], Initial = -1 }).ToEquatableArray(),
            [new FetchInfo(
                fetch.Name,
                fetch.Results.Select(result => result with { Node = map[result.Node] }).ToEquatableArray(),
                fetch.Feeds.Select(feed => feed with { Node = map[feed.Node] }).ToEquatableArray(),
                fetch.IsTuple)]);
    }

    private static List<int> TopologicalOrder(ModelGraph graph, bool[] needed, HashSet<int> leaves)
    {
        var order = new List<int>();
        var done = new bool[graph.Nodes.Count];
        var pending = new Stack<int>();
        for (int root = 0; root < graph.Nodes.Count; root++)
        {
            if (!needed[root] || done[root]) continue;
            pending.Push(root);
            while (pending.Count > 0)
            {
                int id = pending.Peek();
                bool ready = true;
                if (!done[id] && !leaves.Contains(id))
                    foreach (int input in graph.Nodes[id].Inputs)
                        if (!done[input])
                        {
                            pending.Push(input);
                            ready = false;
                        }
                if (!ready) continue;
                pending.Pop();
                if (done[id]) continue;
                done[id] = true;
                order.Add(id);
            }
        }
        return order;
    }
}

using AotNet.Generator.Graph;

namespace AotNet.Generator.Optimization.Simplification;

/// <summary>Keeps what results, feeds and effects depend on.</summary>
internal sealed class DropDeadNodes : GraphPass
{
    public override ModelGraph Run(ModelGraph graph)
    {
        FetchInfo fetch = graph.Fetches[0];
        var roots = fetch.Results.Select(result => result.Node)
            .Concat(fetch.Feeds.Select(feed => feed.Node))
            .Concat(graph.Nodes.Where(node => node.Op == WellKnownOps.Assign).Select(node => node.Id));
        return Subgraph.Keep(graph, fetch, roots, []);
    }
}

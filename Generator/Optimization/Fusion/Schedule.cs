using AotNet.Generator.Graph;

namespace AotNet.Generator.Optimization.Fusion;

/// <summary>Orders the clusters: operands first, readers of a variable before its update, else as the graph has them.</summary>
internal static class Schedule
{
    public static List<Cluster> Of(ClusterGraph graph)
    {
        var clusters = graph.Clusters.ToList();
        var waiting = new Dictionary<Cluster, int>();
        var followers = clusters.ToDictionary(cluster => cluster, _ => new List<Cluster>());
        foreach (Cluster cluster in clusters)
        {
            var before = graph.Predecessors(cluster).Distinct().ToList();
            waiting[cluster] = before.Count;
            foreach (Cluster predecessor in before) followers[predecessor].Add(cluster);
        }

        var ready = new SortedSet<(int Place, int Id)>();
        var byId = clusters.ToDictionary(cluster => cluster.Id);
        foreach (Cluster cluster in clusters)
            if (waiting[cluster] == 0) ready.Add((Place(cluster), cluster.Id));

        var order = new List<Cluster>(clusters.Count);
        while (ready.Count > 0)
        {
            var next = ready.Min;
            if (order.Count > 0 && ready.FirstOrDefault(item => ReadsAgain(graph.Graph, order[order.Count - 1], byId[item.Id])) is { Place: > 0 } again) next = again;
            ready.Remove(next);
            Cluster cluster = byId[next.Id];
            order.Add(cluster);
            foreach (Cluster follower in followers[cluster])
                if (--waiting[follower] == 0) ready.Add((Place(follower), follower.Id));
        }
        return order.Count == clusters.Count ? order : throw new InvalidOperationException("Two kernels wait for each other.");
    }

    // Whether a product reads the same matrix as the one before, which its cache may still hold.
    private static bool ReadsAgain(ModelGraph graph, Cluster before, Cluster next) =>
        before.Kind == ClusterKind.MatMul && next.Kind == ClusterKind.MatMul && graph.Nodes[before.Anchor!.Value].Inputs[0] == graph.Nodes[next.Anchor!.Value].Inputs[0]
        && before.All.Contains(graph.Nodes[next.Anchor!.Value].Inputs[1]);

    private static int Place(Cluster cluster) => cluster.Anchor ?? cluster.First;
}

using AotNet.Generator.Graph;

namespace AotNet.Generator.Optimization.Fusion;

/// <summary>
/// Results and updates. A variable is updated in place by the kernel that computes its new value, after all kernels that read
/// the old one; where that cannot be, the new value is staged and copied when all else is done.
/// </summary>
internal sealed class Effects
{
    private readonly ClusterGraph clusters;
    private readonly ModelGraph graph;
    private readonly NodeTraits traits;

    public Effects(ClusterGraph clusters)
    {
        this.clusters = clusters;
        graph = clusters.Graph;
        traits = clusters.Traits;
        PlaceResults();
        PlaceUpdates();
    }

    /// <summary>The computed node whose buffer is the caller's memory for a result, by node; other results are copied.</summary>
    public Dictionary<int, int> ResultOf { get; } = [];

    /// <summary>Assign nodes whose value must wait in the arena until the end.</summary>
    public HashSet<int> Staged { get; } = [];

    private void PlaceResults()
    {
        var results = graph.Fetches[0].Results;
        for (int i = 0; i < results.Count; i++)
        {
            Node node = graph.Nodes[results[i].Node];
            if (!node.Type.IsTensor || node.Type.IsScalar) continue;
            int source = traits.Base(node.Id);
            if (clusters.Owner(source) is not null && !graph.Nodes[source].Type.IsScalar && !ResultOf.ContainsKey(source))
            {
                ResultOf.Add(source, i);
                continue;
            }
            Cluster copy = clusters.New(ClusterKind.Copy, node.Type.Shape, null);
            copy.CopyFrom = node.Id;
            copy.CopyResult = i;
            copy.Include(graph.Nodes.Count + i);
            if (clusters.Owner(source) is { } producer) copy.Reads.Add(producer);
        }
    }

    private void PlaceUpdates()
    {
        var readers = new Dictionary<int, HashSet<Cluster>>();
        foreach (Cluster cluster in clusters.Clusters)
            foreach (int read in cluster.Kind == ClusterKind.Copy ? [cluster.CopyFrom] : cluster.All.SelectMany(traits.Reads))
            {
                int source = traits.Base(read);
                if (!graph.Nodes[source].IsVariable) continue;
                if (!readers.TryGetValue(source, out var set)) readers.Add(source, set = []);
                set.Add(cluster);
            }

        foreach (Node assign in graph.Nodes)
        {
            if (assign.Op != WellKnownOps.Assign || assign.Type.IsScalar) continue; // variables of rank 0 are read into locals first
            int variable = assign.Inputs[0];
            Cluster update = clusters.Owner(assign.Id)!;
            var others = readers.TryGetValue(variable, out var all) ? all.Where(reader => reader != update).OrderBy(reader => reader.Id).ToList() : [];
            if (ReadsOnlyInPlace(update, variable) && !others.Any(reader => clusters.DependsOn(reader, update)))
                update.After.UnionWith(others);
            else Staged.Add(assign.Id);
        }
    }

    // Whether the update reads the variable, if at all, only at the element that it is about to write.
    private bool ReadsOnlyInPlace(Cluster cluster, int variable)
    {
        bool Reads(int node) => traits.Reads(node).Any(read => traits.Base(read) == variable);
        if ((cluster.Anchor is { } anchor && Reads(anchor)) || cluster.Producer.Any(Reads)) return false;
        return cluster.Nodes.SelectMany(traits.Reads).Where(read => traits.Base(read) == variable)
            .All(read => read == variable && graph.Nodes[read].Type.Shape == cluster.Grid);
    }
}

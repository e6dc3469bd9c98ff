using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization.Fusion;

/// <summary>The clusters of one fetch and who computes what.</summary>
internal sealed class ClusterGraph(ModelGraph graph, NodeTraits traits)
{
    private readonly Cluster?[] owners = new Cluster?[graph.Nodes.Count];
    private readonly List<Cluster> clusters = [];

    public ModelGraph Graph { get; } = graph;

    public NodeTraits Traits { get; } = traits;

    public IEnumerable<Cluster> Clusters => clusters.Where(cluster => cluster.MergedInto is null);

    /// <summary>The cluster that computes a node's value, or the base's of a view; null for leaves and masks.</summary>
    public Cluster? Owner(int node) => owners[Traits.Base(node)]?.Current;

    public Cluster New(ClusterKind kind, Shape grid, ElementType? vector)
    {
        var cluster = new Cluster(clusters.Count, kind, grid, vector);
        clusters.Add(cluster);
        return cluster;
    }

    /// <summary>Adds a node to what a cluster computes, with the edges to what it reads.</summary>
    public void Add(Cluster cluster, int node, bool asAnchor = false)
    {
        if (asAnchor) cluster.Anchor = node;
        else cluster.Nodes.Add(node);
        owners[node] = cluster;
        cluster.Include(node);
        foreach (int read in Traits.Reads(node))
            if (Owner(read) is { } producer && producer != cluster) cluster.Reads.Add(producer);
    }

    public IEnumerable<Cluster> Predecessors(Cluster cluster)
    {
        foreach (Cluster read in cluster.Reads)
            if (read.Current is var current && current != cluster) yield return current;
        foreach (Cluster before in cluster.After)
            if (before.Current is var current && current != cluster) yield return current;
    }

    /// <summary>Whether <paramref name="to"/> depends on <paramref name="from"/>, not counting the direct edge if <paramref name="throughOthers"/>.</summary>
    public bool DependsOn(Cluster to, Cluster from, bool throughOthers = false)
    {
        var seen = new HashSet<Cluster>();
        var pending = new Stack<Cluster>();
        foreach (Cluster direct in Predecessors(to))
            if (direct != from) pending.Push(direct);
            else if (!throughOthers) return true;
        while (pending.Count > 0)
        {
            Cluster cluster = pending.Pop();
            if (cluster == from) return true;
            // Whatever depends on a cluster computes a node that comes after that cluster's first; After edges know no order.
            if (!seen.Add(cluster) || (cluster.Last < from.First && cluster.After.Count == 0)) continue;
            foreach (Cluster next in Predecessors(cluster)) pending.Push(next);
        }
        return false;
    }

    /// <summary>Moves everything of <paramref name="other"/> into <paramref name="host"/>.</summary>
    public void Merge(Cluster host, Cluster other, bool asProducer = false)
    {
        (asProducer ? host.Producer : host.Nodes).UnionWith(other.Nodes);
        host.Reads.UnionWith(other.Reads);
        host.After.UnionWith(other.After);
        host.Include(other.First);
        host.Include(other.Last);
        other.MergedInto = host;
    }

    /// <summary>Whether another kernel, a view or the caller needs a node's value in memory.</summary>
    public bool NeedsMemory(int node)
    {
        if (Traits.IsResult[node]) return true;
        Cluster owner = Owner(node)!;
        return Traits.Users[node].Any(user => IsOutside(user, node, owner));
    }

    private bool IsOutside(int user, int node, Cluster owner)
    {
        if (Traits.IsTarget(user, node) && Graph.Nodes[user].Inputs[1] != node) return false;
        return Traits[user] switch
        {
            NodeClass.View => true,
            NodeClass.Mask => Traits.Users[user].Any(next => IsOutside(next, user, owner)),
            _ => Owner(user) != owner,
        };
    }
}

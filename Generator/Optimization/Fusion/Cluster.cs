using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization.Fusion;

internal enum ClusterKind
{
    Elementwise,
    MatMul,
    Reduction,
    Call,
    Scalar,
    Copy,
}

/// <summary>A kernel in the making: nodes that will run as one loop nest. Mutable while fusion goes on.</summary>
internal sealed class Cluster(int id, ClusterKind kind, Shape grid, ElementType? vector)
{
    public int Id { get; } = id;

    public ClusterKind Kind { get; } = kind;

    /// <summary>The shape of what its elementwise nodes compute.</summary>
    public Shape Grid { get; } = grid;

    public ElementType? Vector { get; } = vector;

    /// <summary>The matrix product, reduction or call, if it is one.</summary>
    public int? Anchor { get; set; }

    /// <summary>The elementwise nodes, in the order of the graph; without masks.</summary>
    public SortedSet<int> Nodes { get; } = [];

    /// <summary>Of a reduction: the elementwise nodes that make its operand.</summary>
    public SortedSet<int> Producer { get; } = [];

    /// <summary>The cluster into which this one was merged.</summary>
    public Cluster? MergedInto { get; set; }

    /// <summary>The clusters whose values this one reads; some may since have been merged away.</summary>
    public HashSet<Cluster> Reads { get; } = [];

    /// <summary>Clusters that must run before this one although it does not read them: they read a variable that it updates.</summary>
    public HashSet<Cluster> After { get; } = [];

    /// <summary>Of a copy: the node whose memory is copied, and the result that receives it.</summary>
    public int CopyFrom { get; set; } = -1;

    public int CopyResult { get; set; } = -1;

    public int First { get; set; } = int.MaxValue;

    public int Last { get; set; } = -1;

    public IEnumerable<int> All => Anchor is { } anchor ? Producer.Append(anchor).Concat(Nodes) : Nodes;

    public Cluster Current
    {
        get
        {
            Cluster cluster = this;
            while (cluster.MergedInto is { } next) cluster = next;
            return cluster;
        }
    }

    public void Include(int node)
    {
        First = Math.Min(First, node);
        Last = Math.Max(Last, node);
    }
}

using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization.Fusion;

/// <summary>
/// Puts each node into a kernel. An elementwise node joins the kernel that makes one of its operands of the same shape, into
/// the epilogue of a matrix product or reduction where it is one, and draws the kernels of its other operands of that shape
/// into it, as long as no kernel comes to wait for itself.
/// </summary>
internal sealed class FuseElementwise(ClusterGraph clusters, VariableRows variables, bool fuse)
{
    // Keeps a kernel's code to a size that a compiler still likes.
    private const int MaxNodes = 192;

    private readonly ModelGraph graph = clusters.Graph;
    private readonly NodeTraits traits = clusters.Traits;

    public void Run(CancellationToken cancellation)
    {
        foreach (Node node in graph.Nodes)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (traits[node.Id])
            {
                case NodeClass.Scalar:
                    clusters.Add(clusters.New(ClusterKind.Scalar, Shape.Scalar, null), node.Id);
                    break;
                case NodeClass.MatMul:
                    clusters.Add(clusters.New(ClusterKind.MatMul, node.Type.Shape, traits.Vector(node.Id)), node.Id, asAnchor: true);
                    break;
                case NodeClass.Reduction:
                    clusters.Add(clusters.New(ClusterKind.Reduction, node.Type.Shape, traits.Vector(node.Id)), node.Id, asAnchor: true);
                    break;
                case NodeClass.Call:
                    clusters.Add(clusters.New(ClusterKind.Call, node.Type.Shape, null), node.Id, asAnchor: true);
                    break;
                case NodeClass.Elementwise:
                    Place(node);
                    break;
            }
        }
    }

    private void Place(Node node)
    {
        var candidates = fuse ? Candidates(node) : [];
        Cluster? host = candidates.FirstOrDefault(cluster => CanJoin(node, cluster));
        if (host is null)
        {
            clusters.Add(clusters.New(ClusterKind.Elementwise, node.Type.Shape, traits.Vector(node.Id)), node.Id);
            return;
        }
        clusters.Add(host, node.Id);
        foreach (Cluster other in candidates)
            if (other.Current != host && CanMerge(host, other.Current)) clusters.Merge(host, other.Current);
    }

    // Products before reductions before loops, so that the costly kernel takes the cheap one in; then the latest.
    private List<Cluster> Candidates(Node node) =>
    [
        .. traits.Reads(node.Id)
            .Where(read => traits[read] != NodeClass.View && clusters.Owner(read) is not null && graph.Nodes[read].Type.Shape == node.Type.Shape)
            .Select(read => clusters.Owner(read)!)
            .Distinct()
            .Where(cluster => cluster.Kind is ClusterKind.Elementwise or ClusterKind.MatMul or ClusterKind.Reduction && cluster.Grid == node.Type.Shape
                && cluster.Vector == traits.Vector(node.Id) && (cluster.Vector is not null || cluster.Kind == ClusterKind.Elementwise))
            .OrderBy(cluster => cluster.Kind switch { ClusterKind.MatMul => 0, ClusterKind.Reduction => 1, _ => 2 })
            .ThenByDescending(cluster => cluster.Last),
    ];

    private bool CanJoin(Node node, Cluster cluster)
    {
        if (cluster.Nodes.Count >= MaxNodes) return false;
        if (cluster.Kind == ClusterKind.Reduction && !FitsReduction(node.Id, cluster)) return false;
        foreach (int read in traits.Reads(node.Id))
        {
            if (clusters.Owner(read) is not { } producer) continue;
            if (producer == cluster)
            {
                // Through a view, or at another shape, it would read what the same kernel has yet to write.
                if (traits[read] == NodeClass.View || graph.Nodes[read].Type.Shape != cluster.Grid) return false;
            }
            else if (clusters.DependsOn(producer, cluster)) return false;
        }
        return true;
    }

    private bool CanMerge(Cluster host, Cluster other)
    {
        if (other.Kind != ClusterKind.Elementwise || host.Nodes.Count + other.Nodes.Count > MaxNodes) return false;
        if (host.Anchor is { } anchor && traits.Reads(anchor).Any(read => clusters.Owner(read) == other)) return false;
        if (host.Kind == ClusterKind.Reduction && !other.Nodes.All(node => FitsReduction(node, host))) return false;
        if (ReadsOtherwise(host, other) || ReadsOtherwise(other, host)) return false;
        return !clusters.DependsOn(host, other, throughOthers: true) && !clusters.DependsOn(other, host, throughOthers: true);
    }

    // Whether a kernel reads another one's value in any other way than at its own place in the grid.
    private bool ReadsOtherwise(Cluster reader, Cluster writer) => reader.All.Any(node => traits.Reads(node).Any(read =>
        clusters.Owner(read) == writer && (traits[read] == NodeClass.View || graph.Nodes[read].Type.Shape != writer.Grid)));

    // What is made of a reduction's results is indexed by one number: operands must have one element a result, densely.
    private bool FitsReduction(int node, Cluster cluster)
    {
        Shape grid = WithoutOnes(cluster.Grid);
        return graph.Nodes[node].Inputs.All(input =>
        {
            Node operand = graph.Nodes[input];
            if (traits[input] == NodeClass.Mask) return FitsReduction(input, cluster);
            if (operand.Type.IsScalar || NodeTraits.IsUniform(operand)) return true;
            if (operand.IsVariable && !variables.IsDense(input)) return false;
            return WithoutOnes(operand.Type.Shape) == grid && (clusters.Owner(input) == cluster || !Rows.MayPad(operand.Type));
        });
    }

    private static Shape WithoutOnes(Shape shape) => new(Common.EquatableArray.ToEquatableArray(shape.Dims.Where(dim => dim != 1)));
}

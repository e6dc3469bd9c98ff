using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization.Fusion;

/// <summary>
/// Lets a reduction compute the elements that it reduces instead of reading them, where nobody else wants them: the sum of
/// squares is one pass over x.
/// </summary>
internal sealed class FuseProducers(ClusterGraph clusters)
{
    private readonly ModelGraph graph = clusters.Graph;
    private readonly NodeTraits traits = clusters.Traits;

    public void Run()
    {
        foreach (Cluster reduction in clusters.Clusters.Where(cluster => cluster.Kind == ClusterKind.Reduction && cluster.Vector is not null).ToList())
        {
            int operand = graph.Nodes[reduction.Anchor!.Value].Inputs[0];
            if (traits[operand] != NodeClass.Elementwise || clusters.Owner(operand) is not { Kind: ClusterKind.Elementwise } producer) continue;
            if (producer.Vector != reduction.Vector || producer.Nodes.Any(node => graph.Nodes[node].Op == WellKnownOps.Assign)) continue;
            if (!producer.Nodes.All(node => node == operand ? IsReadOnlyBy(node, reduction) : !clusters.NeedsMemory(node))) continue;
            if (!HasPlainColumns(reduction, producer)) continue;
            clusters.Merge(reduction, producer, asProducer: true);
        }
    }

    // A view counts as owned by the kernel whose memory it shows: whoever reads it needs that memory.
    private bool IsReadOnlyBy(int node, Cluster reduction) =>
        !traits.IsResult[node] && traits.Users[node].All(user => user == reduction.Anchor || (traits[user] != NodeClass.View && clusters.Owner(user) == clusters.Owner(node)));

    // A vector of the producer lies along one axis, or along several that are one run of memory in every operand.
    private bool HasPlainColumns(Cluster reduction, Cluster producer)
    {
        Node node = graph.Nodes[reduction.Anchor!.Value];
        Shape shape = producer.Grid;
        var axes = ReductionOp.Axes(node.Op, shape, node.Attributes).Where(axis => shape[axis] != 1).ToList();
        bool alongRows = Enumerable.Range(axes[axes.Count - 1] + 1, shape.Rank - axes[axes.Count - 1] - 1).All(axis => shape[axis] == 1);
        var columns = (alongRows ? axes : Enumerable.Range(axes[axes.Count - 1] + 1, shape.Rank - axes[axes.Count - 1] - 1)).Where(axis => shape[axis] != 1).ToList();
        if (columns.Count <= 1) return true;
        if (Rows.MayPad(TensorType.Tensor(reduction.Vector!.Value, shape))) return false;
        return producer.Nodes.SelectMany(traits.Reads).Where(read => clusters.Owner(read) != producer).All(read =>
        {
            Shape operand = graph.Nodes[read].Type.Shape;
            int missing = shape.Rank - operand.Rank;
            bool IsRepeated(int axis) => axis < missing || operand[axis - missing] == 1;
            return columns.All(IsRepeated) || !columns.Any(IsRepeated);
        });
    }
}

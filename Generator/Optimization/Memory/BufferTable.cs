using AotNet.Generator.Graph;
using AotNet.Generator.Optimization.Fusion;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization.Memory;

/// <summary>Decides in what kind of memory each value lies and how its rows are spaced. Arena slots come later.</summary>
internal sealed class BufferTable(ClusterGraph clusters, Effects effects, VariableRows variables, bool pad)
{
    private readonly ModelGraph graph = clusters.Graph;
    private readonly NodeTraits traits = clusters.Traits;
    private readonly Dictionary<int, int> byNode = [];

    public List<BufferInfo> Buffers { get; } = [];

    /// <summary>Buffers of the arena, by their temporary index: one more for each value, shared by its views.</summary>
    public int ArenaCount { get; private set; }

    /// <summary>The buffer of a node's value; made on first use.</summary>
    public int Of(int node)
    {
        if (byNode.TryGetValue(node, out int index)) return index;
        index = traits[node] == NodeClass.View ? View(node) : Add(Place(graph.Nodes[node]));
        byNode.Add(node, index);
        return index;
    }

    /// <summary>A buffer of its own for a value that waits for the end of the run.</summary>
    public int Temporary(int node) => Add(Arena(graph.Nodes[node], padded: false));

    /// <summary>The caller's memory for a result that is copied from elsewhere.</summary>
    public int Result(Node node, int result) => Add(new BufferInfo(node.Id, BufferKind.Result, result, node.Type, DenseStride(node.Type)));

    /// <summary>The variable that an Assign writes. One of rank 0 is read from a local, so that its memory belongs to the Assign.</summary>
    public int Target(Node assign) => assign.Type.IsScalar
        ? Add(new BufferInfo(assign.Id, BufferKind.Variable, variables.Index(assign.Inputs[0]), assign.Type, 1))
        : Of(assign.Inputs[0]);

    private int View(int node)
    {
        Node view = graph.Nodes[node];
        BufferInfo source = Buffers[Of(traits.Base(node))];
        return Add(source with { Node = node, Type = view.Type, RowStride = DenseStride(view.Type) });
    }

    private BufferInfo Place(Node node)
    {
        if (node.Type.IsScalar && !node.IsPlaceholder) return new BufferInfo(node.Id, BufferKind.Local, 0, node.Type, 1);
        if (node.IsPlaceholder) return new BufferInfo(node.Id, BufferKind.Feed, Feed(node.Id), node.Type, DenseStride(node.Type));
        if (node.IsVariable) return new BufferInfo(node.Id, BufferKind.Variable, variables.Index(node.Id), node.Type, Dim.Known(variables.Layout(node.Id).RowStride));
        if (node.IsConstant && traits[node.Id] == NodeClass.Leaf) return new BufferInfo(node.Id, BufferKind.Data, 0, node.Type, DenseStride(node.Type));
        if (effects.ResultOf.TryGetValue(node.Id, out int result)) return new BufferInfo(node.Id, BufferKind.Result, result, node.Type, DenseStride(node.Type));
        if (Updated(node) is { } variable) return Buffers[Of(variable)] with { Node = node.Id };
        return Arena(node, pad && MayPad(node));
    }

    // The variable that the node's own kernel gives this value in place: who reads the value later reads it there.
    private int? Updated(Node node)
    {
        foreach (int user in traits.Users[node.Id])
        {
            Node assign = graph.Nodes[user];
            if (assign.Op != WellKnownOps.Assign || assign.Inputs[1] != node.Id || effects.Staged.Contains(user) || clusters.Owner(user) != clusters.Owner(node.Id)) continue;
            if (UsersTake(node, variables.Layout(assign.Inputs[0]).RowStride)) return assign.Inputs[0];
        }
        return null;
    }

    private bool MayPad(Node node)
    {
        if (!Rows.MayPad(node.Type) || !UsersTake(node, Rows.Padded(node.Type))) return false;
        return clusters.Owner(node.Id) switch
        {
            { Kind: ClusterKind.Reduction } => false, // its results are indexed by one number
            { Kind: ClusterKind.Call } => OpRegistry.Get(node.Op) is KernelOp { AcceptsRowStride: true },
            _ => true,
        };
    }

    private bool UsersTake(Node node, long rowStride) =>
        traits.Users[node.Id].All(user => VariableLayout.AcceptsRows(graph.Nodes[user], node.Id, node.Type, Dim.Known(rowStride)));

    private BufferInfo Arena(Node node, bool padded) =>
        new(node.Id, BufferKind.Arena, ArenaCount++, node.Type, padded ? Dim.Known(Rows.Padded(node.Type)) : DenseStride(node.Type));

    private int Feed(int node)
    {
        var feeds = graph.Fetches[0].Feeds;
        for (int i = 0; i < feeds.Count; i++)
            if (feeds[i].Node == node) return i;
        throw new InvalidOperationException($"Nothing feeds '{graph.Nodes[node].Name}'.");
    }

    private int Add(BufferInfo buffer)
    {
        Buffers.Add(buffer);
        return Buffers.Count - 1;
    }

    private static Dim DenseStride(TensorType type) => type.Shape.Rank == 0 ? 1 : type.Shape[type.Shape.Rank - 1];
}

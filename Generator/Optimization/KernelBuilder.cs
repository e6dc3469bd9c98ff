using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization.Fusion;
using AotNet.Generator.Optimization.Memory;

namespace AotNet.Generator.Optimization;

/// <summary>Writes the ordered clusters down as kernels and gives their values memory.</summary>
internal sealed class KernelBuilder(FetchRequest request, ClusterGraph clusters, Effects effects, BufferTable buffers)
{
    private readonly ModelGraph graph = clusters.Graph;
    private readonly NodeTraits traits = clusters.Traits;
    private readonly List<Kernel> kernels = [];
    private readonly Dictionary<int, (int First, int Last)> uses = []; // arena index -> kernels

    public FetchPlan Build(List<Cluster> order)
    {
        for (int i = 0; i < order.Count; i++)
        {
            var scalars = new List<Cluster>();
            while (i < order.Count && order[i].Kind == ClusterKind.Scalar) scalars.Add(order[i++]);
            if (scalars.Count > 0)
            {
                AddScalars(scalars);
                i--;
            }
            else Add(order[i]);
        }
        AddStagedCopies();

        var ranges = new LiveRange[buffers.ArenaCount];
        foreach (BufferInfo buffer in Enumerable.Reverse(buffers.Buffers).Where(buffer => buffer.Kind == BufferKind.Arena)) // a value comes before its views
            ranges[buffer.Index] = new LiveRange(ArenaPlanner.Bytes(buffer), uses[buffer.Index].First, uses[buffer.Index].Last)
            {
                MayReplace = replaceable.TryGetValue(buffer.Index, out var operands) ? operands : [],
            };
        var (sizes, slots) = ArenaPlanner.Plan(ranges);
        var placed = buffers.Buffers.Select(buffer => buffer.Kind == BufferKind.Arena ? buffer with { Index = slots[buffer.Index] } : buffer);
        return new FetchPlan(graph, request.Variables, placed.ToEquatableArray(), kernels.ToEquatableArray(), sizes);
    }

    private void AddScalars(List<Cluster> scalars)
    {
        var nodes = scalars.Select(cluster => cluster.Nodes.Min).ToList();
        var stores = new List<Store>();
        foreach (int node in nodes)
        {
            if (graph.Nodes[node].Op == WellKnownOps.Assign) stores.Add(new Store(node, buffers.Target(graph.Nodes[node])));
            foreach (int read in traits.Reads(node)) // a view of rank 0 reads memory
                if (!graph.Nodes[read].Type.IsScalar) Use(buffers.Of(read));
        }
        kernels.Add(new ScalarKernel(nodes.ToEquatableArray(), stores.ToEquatableArray()));
    }

    private void Add(Cluster cluster)
    {
        if (cluster.Kind == ClusterKind.Copy)
        {
            Node source = graph.Nodes[cluster.CopyFrom];
            int from = buffers.Of(cluster.CopyFrom);
            int to = buffers.Result(source, cluster.CopyResult);
            Use(from);
            kernels.Add(new CopyKernel(from, to));
            return;
        }

        var stores = Stores(cluster);
        foreach (Store store in stores) Use(store.Buffer);
        foreach (int node in cluster.All)
            foreach (int read in traits.Reads(node))
                if (NeedsBuffer(cluster, read)) Use(buffers.Of(read));

        if (cluster.Kind == ClusterKind.Elementwise) FindReplaceable(cluster, stores);

        var nodes = WithMasks(cluster.Nodes);
        kernels.Add(cluster.Kind switch
        {
            ClusterKind.MatMul => new MatMulKernel(cluster.Anchor!.Value, nodes, stores, cluster.Vector),
            ClusterKind.Reduction => new ReductionKernel(cluster.Anchor!.Value, WithMasks(cluster.Producer), nodes, stores, cluster.Vector),
            ClusterKind.Call => new CallKernel(cluster.Anchor!.Value, stores),
            _ => new ElementwiseKernel(cluster.Grid, nodes, stores, cluster.Vector),
        });
    }

    private readonly Dictionary<int, List<int>> replaceable = []; // arena index of a result -> of operands that it may write over

    // An elementwise kernel reads all operands at a place of its grid before it writes there, on however many threads and in vectors
    // of whatever width. So a result may take the memory of an operand that lies in it element by element, read in no other way.
    private void FindReplaceable(Cluster cluster, IEnumerable<Store> stores)
    {
        var read = cluster.All.SelectMany(traits.Reads).Where(read => NeedsBuffer(cluster, read)).Select(read => buffers.Buffers[buffers.Of(read)])
            .Where(buffer => buffer.Kind == BufferKind.Arena).GroupBy(buffer => buffer.Index).OrderBy(group => group.Key).ToList();
        foreach (BufferInfo result in stores.Select(store => buffers.Buffers[store.Buffer]).Where(buffer => buffer.Kind == BufferKind.Arena))
        {
            replaceable[result.Index] = [.. read.Where(group => group.All(operand => LieAlike(operand, result))).Select(group => group.Key)];
        }
    }

    private static bool LieAlike(BufferInfo a, BufferInfo b) =>
        a.Type.Shape == b.Type.Shape && a.RowStride == b.RowStride && ElementTypes.ByteSize(a.Type.Element) == ElementTypes.ByteSize(b.Type.Element);

    // What a kernel reads from memory: not its own values, not numbers written into the code.
    private bool NeedsBuffer(Cluster cluster, int read)
    {
        Node node = graph.Nodes[read];
        if (clusters.Owner(read) == cluster || !node.Type.IsTensor) return false;
        if (cluster.Kind is ClusterKind.Call || read == cluster.Anchor) return true;
        return !node.Type.IsScalar && !(traits[read] == NodeClass.Leaf && NodeTraits.IsUniform(node));
    }

    private EquatableArray<Store> Stores(Cluster cluster)
    {
        var stores = new List<Store>();
        foreach (int id in cluster.Anchor is { } anchor ? cluster.Nodes.Prepend(anchor) : cluster.Nodes)
        {
            Node node = graph.Nodes[id];
            if (node.Op == WellKnownOps.Assign)
                stores.Add(new Store(id, effects.Staged.Contains(id) ? Stage(node) : buffers.Target(node)));
            else if (cluster.Kind == ClusterKind.Call ? node.Type.IsTensor : node.Type.IsScalar || clusters.NeedsMemory(id))
            {
                // A value that lies in the variable that it updates is stored by the Assign.
                int buffer = buffers.Of(id);
                if (buffers.Buffers[buffer].Kind != BufferKind.Variable) stores.Add(new Store(id, buffer));
            }
        }
        return stores.ToEquatableArray();
    }

    private readonly List<(int Variable, int Temporary)> staged = [];

    private int Stage(Node assign)
    {
        int temporary = buffers.Temporary(assign.Id);
        staged.Add((assign.Inputs[0], temporary));
        return temporary;
    }

    private void AddStagedCopies()
    {
        foreach (var (variable, temporary) in staged)
        {
            Use(temporary);
            kernels.Add(new CopyKernel(temporary, buffers.Of(variable)));
        }
    }

    private void Use(int buffer)
    {
        BufferInfo info = buffers.Buffers[buffer];
        if (info.Kind != BufferKind.Arena) return;
        uses[info.Index] = uses.TryGetValue(info.Index, out var range) ? (range.First, kernels.Count) : (kernels.Count, kernels.Count);
    }

    // Masks are computed where they are used, once a kernel, each before the nodes that use it.
    private EquatableArray<int> WithMasks(SortedSet<int> nodes)
    {
        var all = new SortedSet<int>(nodes);
        var pending = new Stack<int>(nodes);
        while (pending.Count > 0)
            foreach (int input in graph.Nodes[pending.Pop()].Inputs)
                if (traits[input] == NodeClass.Mask && all.Add(input)) pending.Push(input);
        return all.ToEquatableArray();
    }
}

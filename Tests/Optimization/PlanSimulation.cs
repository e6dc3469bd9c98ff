using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Optimization;
using AotNet.Generator.Optimization.Fusion;

namespace AotNet.Tests.Optimization;

/// <summary>
/// Goes through a plan's kernels and keeps book of whose value lies where: every value that a kernel reads must have been stored by
/// an earlier one and not been written over, a variable must be read before its update, and every result must arrive. What a
/// kernel writes may lie over what it reads only element by element.
/// </summary>
internal sealed class PlanSimulation
{
    private readonly FetchPlan plan;
    private readonly Dictionary<(BufferKind Kind, int Index), HashSet<int>> memory = [];
    private readonly Dictionary<int, int> bufferOf = [];
    private readonly HashSet<int> scalars = [];
    private readonly List<string> faults = [];

    private PlanSimulation(FetchPlan plan)
    {
        this.plan = plan;
        for (int i = 0; i < plan.Buffers.Count; i++)
        {
            BufferInfo buffer = plan.Buffers[i];
            bufferOf.TryAdd(buffer.Node, i);
            if (buffer.Kind is BufferKind.Feed or BufferKind.Data || (buffer.Kind == BufferKind.Variable && plan.Graph.Nodes[buffer.Node].IsVariable))
                memory[Place(i)] = [Base(buffer.Node)];
        }
    }

    /// <summary>What is wrong with a plan; empty for a right one.</summary>
    public static IReadOnlyList<string> FaultsOf(FetchPlan plan)
    {
        var simulation = new PlanSimulation(plan);
        simulation.Run();
        return simulation.faults;
    }

    private void Run()
    {
        for (int i = 0; i < plan.Kernels.Count; i++) Run(i, plan.Kernels[i]);
        for (int i = 0; i < plan.Fetch.Results.Count; i++)
        {
            IrNode node = plan.Graph.Nodes[plan.Fetch.Results[i].Node];
            if (!node.Type.IsTensor) continue;
            if (node.Type.IsScalar) ReadScalar("the result", node);
            else if (!memory.TryGetValue((BufferKind.Result, i), out var holders) || !holders.Contains(Base(node.Id))) faults.Add($"result {i} (%{node.Id}) never arrives");
        }
    }

    private void Run(int index, Kernel kernel)
    {
        if (kernel is CopyKernel copy)
        {
            if (plan.Buffers[copy.To].Kind == BufferKind.Result) Read($"kernel {index}", plan.Buffers[copy.To].Node, copy.From);
            memory[Place(copy.To)] = [.. memory.GetValueOrDefault(Place(copy.From)) ?? []];
            return;
        }
        reads.Clear();
        var computed = new List<int>(kernel.Nodes);
        if (kernel is ReductionKernel reduction) computed.AddRange([.. reduction.Producer, reduction.Reduction]);
        if (kernel is MatMulKernel product) computed.Add(product.Product);
        if (kernel is CallKernel call) computed.Add(call.Node);
        foreach (int id in computed)
        {
            IrNode node = plan.Graph.Nodes[id];
            for (int i = node.Op == WellKnownOps.Assign ? 1 : 0; i < node.Inputs.Count; i++)
                if (!computed.Contains(node.Inputs[i])) Read($"kernel {index}, %{id} {node.Op}", node.Inputs[i]);
            if (kernel is ScalarKernel) scalars.Add(id);
        }
        foreach (Store store in kernel.Stores.Where(store => plan.Buffers[store.Buffer].Kind == BufferKind.Arena))
            foreach (int read in reads.Where(read => Place(read) == Place(store.Buffer)))
                if (kernel is not ElementwiseKernel || !LieAlike(plan.Buffers[read], plan.Buffers[store.Buffer])) faults.Add($"kernel {index} stores b{store.Buffer} over b{read}, which it reads otherwise");
        foreach (var place in kernel.Stores.GroupBy(store => Place(store.Buffer)))
            if (place.Key.Kind == BufferKind.Arena && place.Count() > 1) faults.Add($"kernel {index} stores {place.Count()} values to {place.Key}");
        foreach (Store store in kernel.Stores)
        {
            IrNode node = plan.Graph.Nodes[store.Node];
            memory[Place(store.Buffer)] = node.Op == WellKnownOps.Assign ? [node.Id, Base(node.Inputs[1])] : [node.Id];
            if (node.Type.IsScalar) scalars.Add(node.Id);
        }
    }

    private void Read(string reader, int id)
    {
        IrNode node = plan.Graph.Nodes[id];
        if (!node.Type.IsTensor) return;
        if (node.Type.IsScalar && !node.IsPlaceholder) ReadScalar(reader, node);
        else if (bufferOf.TryGetValue(id, out int buffer)) Read(reader, id, buffer);
        else if (!NodeTraits.IsUniform(node) && !node.IsPlaceholder) faults.Add($"{reader} reads %{id} {node.Op}, which lies nowhere");
    }

    private readonly List<int> reads = [];

    private static bool LieAlike(BufferInfo a, BufferInfo b) => a.Type.Shape == b.Type.Shape && a.RowStride == b.RowStride
        && ElementTypes.ByteSize(a.Type.Element) == ElementTypes.ByteSize(b.Type.Element);

    private void Read(string reader, int id, int buffer)
    {
        reads.Add(buffer);
        if (!memory.TryGetValue(Place(buffer), out var holders)) faults.Add($"{reader} reads %{id} from {Place(buffer)}, which nobody has written");
        else if (!holders.Contains(Base(id))) faults.Add($"{reader} reads %{id} (in the memory of %{Base(id)}) from {Place(buffer)}, where %{string.Join(", %", holders)} lies");
    }

    // Variables of rank 0 are read into locals before the first kernel.
    private void ReadScalar(string reader, IrNode node)
    {
        if (node.IsConstant || node.IsVariable || node.IsPlaceholder || node.Op == WellKnownOps.DimSize || scalars.Contains(node.Id)) return;
        faults.Add($"{reader} reads %{node.Id} {node.Op} before it is computed");
    }

    private (BufferKind Kind, int Index) Place(int buffer) =>
        plan.Buffers[buffer] is { Kind: BufferKind.Data or BufferKind.Local } local ? (local.Kind, local.Node) : (plan.Buffers[buffer].Kind, plan.Buffers[buffer].Index);

    private int Base(int id)
    {
        while (!plan.Graph.Nodes[id].Type.IsScalar && OpRegistry.Get(plan.Graph.Nodes[id].Op).IsView) id = plan.Graph.Nodes[id].Inputs[0];
        return id;
    }
}

using System.Text;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Optimization;

/// <summary>Prints a plan: the graph, the buffers, then a paragraph a kernel.</summary>
internal static class PlanPrinter
{
    public static string Print(FetchPlan plan)
    {
        var text = new StringBuilder().Append("plan ").Append(plan.Fetch.Name).Append('\n');
        for (int i = 0; i < plan.Slots.Count; i++) text.Append($"slot {i}: {plan.Slots[i]} bytes\n");
        for (int i = 0; i < plan.Buffers.Count; i++) text.Append(Print(plan, i)).Append('\n');
        foreach (Kernel kernel in plan.Kernels)
        {
            text.Append(Header(plan, kernel)).Append('\n');
            if (kernel is ReductionKernel reduction) Append(text, plan, reduction.Producer);
            if (Anchor(kernel) is { } anchor) text.Append("  ").Append(GraphPrinter.Print(plan.Graph.Nodes[anchor])).Append('\n');
            Append(text, plan, kernel.Nodes);
            foreach (Store store in kernel.Stores) text.Append($"  store %{store.Node} -> b{store.Buffer}\n");
        }
        return text.ToString();
    }

    /// <summary>The node that gives a kernel its form, if it is not an elementwise one.</summary>
    public static int? Anchor(Kernel kernel) => kernel switch
    {
        MatMulKernel item => item.Product,
        ReductionKernel item => item.Reduction,
        CallKernel item => item.Node,
        _ => null,
    };

    private static string Header(FetchPlan plan, Kernel kernel) => kernel switch
    {
        ElementwiseKernel item => $"elementwise {item.Grid}{Mode(kernel)}",
        MatMulKernel item => $"matmul {plan.Graph.Nodes[item.Product].Type.Shape}{Mode(kernel)}",
        ReductionKernel item => $"reduction {plan.Graph.Nodes[item.Reduction].Type.Shape}{Mode(kernel)}",
        CallKernel item => $"call {plan.Graph.Nodes[item.Node].Op}",
        ScalarKernel => "scalars",
        CopyKernel item => $"copy b{item.From} -> b{item.To}",
        _ => throw new ArgumentOutOfRangeException(nameof(kernel)),
    };

    private static string Mode(Kernel kernel) => kernel.Vector is null ? " plain" : "";

    private static void Append(StringBuilder text, FetchPlan plan, IEnumerable<int> nodes)
    {
        foreach (int id in nodes) text.Append("  ").Append(GraphPrinter.Print(plan.Graph.Nodes[id])).Append('\n');
    }

    private static string Print(FetchPlan plan, int index)
    {
        BufferInfo buffer = plan.Buffers[index];
        string place = buffer.Kind switch
        {
            BufferKind.Feed => "feed " + plan.Fetch.Feeds[buffer.Index].Parameter,
            BufferKind.Variable => "variable " + plan.Variables[buffer.Index].Name,
            BufferKind.Result => $"result {buffer.Index}",
            BufferKind.Arena => $"slot {buffer.Index}",
            BufferKind.Data => "data",
            _ => "local",
        };
        return $"b{index}: {buffer.Type} %{buffer.Node} in {place}{buffer.RowsText}";
    }
}

using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Emission.Gpu;

/// <summary>A fetch that a model's GPU session lacks, and why.</summary>
/// <param name="Model">The model's hint name, which is its own in the project.</param>
internal sealed record GpuOmission(string Model, string Fetch, string Reason);

/// <summary>Whether a plan can run on a device.</summary>
internal static class GpuSupport
{
    /// <summary>What stands in the way, as the end of a sentence; null when nothing does.</summary>
    public static string? WhyNot(FetchPlan plan)
    {
        foreach (Node node in plan.Graph.Nodes)
        {
            if (node.Type.Kind == ValueKind.Summary) return "summaries are made on the host";
            if (node.Type.IsTensor && node.Type.Element == ElementType.Float16) return $"'{node.Name}' has elements of type Half, which kernels do not compute with yet";
        }
        foreach (Kernel kernel in plan.Kernels)
        {
            if (kernel is CallKernel call && Missing(plan, plan.Graph.Nodes[call.Node])) return $"{plan.Graph.Nodes[call.Node].Op} has no kernel for devices yet ('{plan.Graph.Nodes[call.Node].Name}')";
            if (kernel is MatMulKernel product && plan.Graph.Nodes[product.Product].Type.Element == ElementType.UInt8) return $"'{plan.Graph.Nodes[product.Product].Name}' is a product of bytes";
            IEnumerable<int> nodes = kernel is ReductionKernel reduction ? reduction.Producer.Concat(kernel.Nodes) : kernel.Nodes;
            foreach (int id in nodes)
                if (Code(plan, plan.Graph.Nodes[id]) is null) return $"{plan.Graph.Nodes[id].Op} has no code for devices yet ('{plan.Graph.Nodes[id].Name}')";
        }
        return null;
    }

    private static string? Code(FetchPlan plan, Node node) => ScalarCode.Of(plan.Graph, node, Dialect.Gpu, node.Inputs.Select(_ => "x").ToList());

    private static bool Missing(FetchPlan plan, Node node) => node.Type.IsTensor && OpRegistry.Get(node.Op) is KernelOp op && op.Gpu(new KernelCall(
        node, node.Inputs.Select(input => plan.Graph.Nodes[input].Type).ToList(), node.Inputs.Select(_ => "x").ToList(), "y",
        node.Inputs.Select(_ => "1").ToList(), "1", size => size.ToString())) is null;
}

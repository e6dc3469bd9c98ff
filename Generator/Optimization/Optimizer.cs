using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization.Fusion;
using AotNet.Generator.Optimization.Memory;

namespace AotNet.Generator.Optimization;

/// <summary>Turns one fetch's graph into kernels: passes, fusion, order, memory.</summary>
internal static class Optimizer
{
    /// <param name="optimize">False gives every node a kernel of its own: what the fuzz tests compare with.</param>
    public static FetchPlan Plan(FetchRequest request, CancellationToken cancellation = default, bool optimize = true)
    {
        ModelGraph graph = PassList.Run(request.Graph, optimize, cancellation);
        graph = DenseCopies.Insert(graph, request.Variables);
        var layouts = request.Variables.ToDictionary(layout => layout.Name, StringComparer.Ordinal);
        request = new FetchRequest(graph, graph.Variables.Select(variable => layouts[graph.Nodes[variable.Node].Name]).ToEquatableArray());

        var traits = new NodeTraits(graph, fuse: optimize);
        var clusters = new ClusterGraph(graph, traits);
        var variables = new VariableRows(request);
        new FuseElementwise(clusters, variables, optimize).Run(cancellation);
        if (optimize) new FuseProducers(clusters).Run();
        var effects = new Effects(clusters);
        var order = Schedule.Of(clusters);
        cancellation.ThrowIfCancellationRequested();
        return new KernelBuilder(request, clusters, effects, new BufferTable(clusters, effects, variables, optimize)).Build(order);
    }
}

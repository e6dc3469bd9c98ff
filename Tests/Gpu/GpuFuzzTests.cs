using AotNet.Generator.Graph;
using AotNet.Tests.Emission;
using AotNet.Tests.Fuzz;
using AotNet.Tests.Ops;

namespace AotNet.Tests.Gpu;

/// <summary>Random legal graphs, with updates and values of rank 0, on the device and by the interpreter.</summary>
public class GpuFuzzTests(GpuDevice device) : IClassFixture<GpuDevice>
{
    private const int Graphs = 40;

    // Fifty nodes deep, with products among them: an error grows on its way.
    private const double Units = 2000;

    [Fact]
    public void RandomGraphs_TwoRuns_EqualTheInterpreter()
    {
        ModelGraph[] graphs = [.. Enumerable.Range(0, Graphs).Select(RandomGraph.Make)];
        IReadOnlyList<GpuModel> models = GpuModel.Of(graphs, cpu: false);
        var failures = new List<string>();
        for (int i = 0; i < graphs.Length; i++)
            foreach (int batch in new[] { 1, 17 })
                failures.AddRange(Check(graphs[i], models[i], batch).Select(difference => $"seed {i}, batch {batch}, {difference}"));
        Assert.True(failures.Count == 0, string.Join("\n", failures.Take(10)));
    }

    private IEnumerable<string> Check(ModelGraph graph, GpuModel model, int batch)
    {
        var random = new Random(batch);
        FetchInfo fetch = graph.Fetches[0];
        NDArray[] feeds = [.. fetch.Feeds.Select(feed => Draw(random, graph.Nodes[feed.Node].Type, batch))];
        int[] results = [.. fetch.Results.Select(result => result.Node).Where(node => graph.Nodes[node].Type.IsTensor)];
        IrNode[] assigns = [.. graph.Nodes.Where(node => node.Op == "Assign")];
        var sizes = new Dictionary<string, int> { ["batch"] = batch };
        var state = graph.Variables.ToDictionary(variable => variable.Node, variable => Interpreter.Run(graph, variable.Initial, new Dictionary<int, NDArray>(), sizes));

        using TestSession gpu = model.NewGpuSession(device.Accelerator).Initialize();
        for (int run = 0; run < 2; run++) // the second run reads what the first one assigned
        {
            var given = new Dictionary<int, NDArray>(state);
            for (int i = 0; i < feeds.Length; i++) given[fetch.Feeds[i].Node] = feeds[i];
            NDArray[] expected = Interpreter.Run(graph, [.. results, .. assigns.Select(node => node.Id)], given, sizes);
            for (int i = 0; i < assigns.Length; i++) state[assigns[i].Inputs[0]] = expected[results.Length + i];

            object[] actual = gpu.Run("F", [.. feeds.Select(Values.Argument)]);
            for (int i = 0; i < results.Length; i++)
                if (Values.Difference(Values.Argument(expected[i]), actual[i], Units) is { } difference) yield return $"run {run}, result {i} (%{results[i]}): {difference}";
            object[] variables = gpu.Run("State");
            for (int i = 0; i < variables.Length; i++)
                if (Values.Difference(Values.Argument(state[graph.Variables[i].Node]), variables[i], Units) is { } difference) yield return $"run {run}, variable {i}: {difference}";
        }
    }

    private static NDArray Draw(Random random, TensorType type, int batch)
    {
        int[] shape = [.. type.Shape.Select(dim => dim.IsKnown ? (int)dim.Size : batch)];
        return NDArray.Of(type.Element, shape, Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(_ => (double)(float)((random.NextDouble() * 2) - 1)));
    }
}

using AotNet.Generator.Graph;
using AotNet.Tests.Emission;
using AotNet.Tests.Fuzz;
using AotNet.Tests.Ops;

namespace AotNet.Tests.Gpu;

/// <summary>Random legal graphs, with updates and values of rank 0, on the device and on the CPU.</summary>
public class GpuFuzzTests(GpuDevice device) : IClassFixture<GpuDevice>
{
    // Fifty nodes deep, with products among them: an error grows on its way.
    private const double Units = 2000;

    [Fact]
    public void RandomGraphs_TwoRuns_EqualTheCpus()
    {
        ModelGraph[] graphs = [.. Enumerable.Range(0, 15).Select(RandomGraph.Make)];
        IReadOnlyList<GpuModel> models = GpuModel.Of(graphs);
        var failures = new List<string>();
        for (int i = 0; i < graphs.Length; i++)
            foreach (int batch in new[] { 1, 17 })
            {
                var random = new Random(batch);
                object[] feeds = [.. graphs[i].Fetches[0].Feeds.Select(feed => Values.Argument(Draw(random, graphs[i].Nodes[feed.Node].Type, batch)))];
                using TestSession cpu = models[i].NewSession().Initialize(), gpu = models[i].NewGpuSession(device.Accelerator).Initialize();
                for (int run = 0; run < 2; run++) // the second run reads what the first one assigned
                    foreach (string fetch in new[] { "F", "State" })
                    {
                        object[] given = fetch == "F" ? feeds : [];
                        object[] expected = cpu.Run(fetch, given), actual = gpu.Run(fetch, given);
                        for (int result = 0; result < expected.Length; result++)
                            if (Values.Difference(expected[result], actual[result], Units) is { } difference) failures.Add($"seed {i}, batch {batch}, run {run}, {fetch} {result}: {difference}");
                    }
            }
        Assert.True(failures.Count == 0, string.Join("\n", failures.Take(10)));
    }

    private static NDArray Draw(Random random, TensorType type, int batch)
    {
        int[] shape = [.. type.Shape.Select(dim => dim.IsKnown ? (int)dim.Size : batch)];
        return NDArray.Of(type.Element, shape, Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(_ => (double)(float)((random.NextDouble() * 2) - 1)));
    }
}

using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Tests.Emission;
using AotNet.Tests.Ops;

namespace AotNet.Tests.Gpu;

/// <summary>Three cases of every op of the table, on the device and on the CPU: compiling all of them takes minutes.</summary>
public class GpuOpTests(GpuDevice device) : IClassFixture<GpuDevice>
{
    // Other functions on the two sides, each good to a few units.
    private const double Units = 64;

    /// <summary>Ops that a device does not run yet; a fetch that needs one is left out of the GPU session.</summary>
    private static readonly string[] WithoutKernels =
    [
        "BatchMatrixInverse", "Cholesky", "Determinant", "MatrixInverse", "RandomNormal", "RandomShuffle", "RandomUniform", "ScatterAdd", "Solve", "TopKIndices", "TopKValues", "TruncatedNormal",
    ];

    [Fact]
    public void Cases_OnTheDevice_EqualTheCpus()
    {
        // The larger ones: they broadcast, reduce and have more axes than one.
        OpCase[] cases = [.. OpCases.All.GroupBy(item => item.Op).SelectMany(group => group.OrderByDescending(item => item.Size).ThenBy(item => item.Name, StringComparer.Ordinal).Take(3))];
        Element[] types = [.. cases.Select((_, i) => i % 3 == 0 ? Element.Float64 : Element.Float32)];
        ModelGraph[] graphs = [.. cases.Select((item, i) => Graph(item, types[i]))];
        IReadOnlyList<GpuModel> models = GpuModel.Of(graphs);
        var failures = new List<string>();
        var omitted = new SortedSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < cases.Length; i++)
        {
            if (!models[i].Runs("F"))
            {
                omitted.Add(cases[i].Op);
                continue;
            }
            object[] feeds = [.. cases[i].Draw(types[i]).Select(Values.Argument)];
            using TestSession cpu = models[i].NewSession(), gpu = models[i].NewGpuSession(device.Accelerator);
            try
            {
                object expected = cpu.Run("F", feeds)[0], actual = gpu.Run("F", feeds)[0];
                if (Values.Difference(expected, actual, Math.Max(Units, cases[i].EmittedUnits)) is { } difference) failures.Add($"{cases[i].Name}: {difference}");
            }
#pragma warning disable CA1031 // which case it was matters more than where
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failures.Add($"{cases[i].Name}: {exception.Message}");
            }
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {cases.Length}:\n" + string.Join("\n", failures.Take(20)));
        Assert.Equal(WithoutKernels.Intersect(cases.Select(item => item.Op)), omitted);
    }

    private static ModelGraph Graph(OpCase item, Element floating)
    {
        var (graph, inputs, output) = item.Build(floating);
        graph.Fetches.Add(new FetchInfo("F", [new FetchResult(output.Id)], [.. inputs.Select((input, i) => new FeedInfo(input.Id, $"x{i}"))]));
        return graph.Build();
    }

    [Fact]
    public void Operands_MoreThanALaunchTakes_TravelInAStruct()
    {
        var g = new GraphBuilder("Many");
        Value[] x = [.. Enumerable.Range(0, 20).Select(i => g.Placeholder(TensorType.Parse("f32[n]"), $"x{i}"))];
        Value sum = g.Add("AddN", x);
        g.Fetches.Add(new FetchInfo("F", [new FetchResult(sum.Id)], [.. x.Select((input, i) => new FeedInfo(input.Id, $"x{i}"))]));
        GpuModel model = GpuModel.Of((IReadOnlyList<ModelGraph>)[g.Build()])[0];
        Assert.Contains("struct FKernel0Arguments", model.Source, StringComparison.Ordinal);
        using TestSession gpu = model.NewGpuSession(device.Accelerator);
        Assert.Equal([210f, 420], gpu.Get<float[]>("F", [.. Enumerable.Range(1, 20).Select(i => new float[] { i, 2 * i })]));
    }

    [Fact]
    public void OmittedFetch_OthersRemain_AndItIsNamed()
    {
        var g = new GraphBuilder("Partly");
        Value x = g.Placeholder(TensorType.Parse("f32[2,2]"), "x"), inverse = g.Add("MatrixInverse", [x]), twice = x + x;
        g.Fetches.Add(new FetchInfo("Inverse", [new FetchResult(inverse.Id)], [new FeedInfo(x.Id, "x")]));
        g.Fetches.Add(new FetchInfo("Twice", [new FetchResult(twice.Id)], [new FeedInfo(x.Id, "x")]));
        GpuModel model = GpuModel.Of((IReadOnlyList<ModelGraph>)[g.Build()])[0];
        Assert.False(model.Runs("Inverse"));
        Assert.Contains("// Inverse does not run on a device: MatrixInverse has no kernel for devices yet ('MatrixInverse').", model.Source, StringComparison.Ordinal);
        using TestSession gpu = model.NewGpuSession(device.Accelerator);
        Assert.Equal([2f, 4, 6, 8], gpu.Get<float[]>("Twice", [new float[] { 1, 2, 3, 4 }]));
    }
}

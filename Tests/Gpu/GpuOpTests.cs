using AotNet.Generator.Emission.Gpu;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Tests.Emission;
using AotNet.Tests.Ops;

namespace AotNet.Tests.Gpu;

/// <summary>Cases of the op table on the device, against the interpreter; and the list of what runs there.</summary>
public class GpuOpTests(GpuDevice device) : IClassFixture<GpuDevice>
{
    // The device's own functions and its own order of summation.
    private const double Units = 64;

    private const int CasesOfEachEnd = 2;

    [Fact]
    public void Cases_OnTheDevice_GiveTheInterpretersValues()
    {
        var byOp = OpCases.All.Select(item => item.Op).Distinct().SelectMany(Graphs).ToList();
        IReadOnlyList<GpuModel> models = GpuModel.Of([.. byOp.Select(item => item.Graph)], cpu: false);
        var failures = new List<string>();
        int count = 0;
        for (int i = 0; i < byOp.Count; i++)
        {
            var (graph, cases, type) = byOp[i];
            for (int j = 0; j < cases.Count; j++)
            {
                if (!models[i].Runs(graph.Fetches[j].Name)) continue; // List_OfTheReadme_IsWhatRuns says which those are
                count++;
                using TestSession session = models[i].NewGpuSession(device.Accelerator);
                try
                {
                    if (Difference(session, graph, cases[j], graph.Fetches[j], type) is { } difference) failures.Add($"{cases[j].Name} ({type}): {difference}");
                }
#pragma warning disable CA1031 // which case it was matters more than where
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    failures.Add($"{cases[j].Name} ({type}): {exception.Message}");
                }
            }
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {count}:\n" + string.Join("\n", failures.Take(20)));
        Assert.True(count > 300, $"Only {count} cases ran.");
    }

    private static string? Difference(TestSession session, ModelGraph graph, OpCase item, FetchInfo fetch, Element type)
    {
        NDArray[] x = item.Draw(type);
        NDArray expected = Interpreter.Run(graph, fetch.Results[0].Node, fetch.Feeds.Select((feed, i) => (feed.Node, x[i])).ToDictionary());
        object actual = session.Run(fetch.Name, [.. x.Select(Values.Argument)])[0];
        return Values.Difference(Values.Argument(expected), actual, Math.Max(Units, item.EmittedUnits));
    }

    /// <summary>An op's largest and smallest cases (compiling them all takes a minute) as fetches, every other one in double precision.</summary>
    private static IEnumerable<(ModelGraph Graph, List<OpCase> Cases, Element Type)> Graphs(string op)
    {
        var bySize = OpCases.All.Where(item => item.Op == op).OrderBy(item => item.Size).ToList();
        var cases = bySize.Take(CasesOfEachEnd).Concat(bySize.Skip(CasesOfEachEnd).TakeLast(CasesOfEachEnd)).ToList();
        foreach (Element type in new[] { Element.Float32, Element.Float64 })
        {
            var some = cases.Where((item, i) => type == (i % 2 == 0 ? Element.Float32 : Element.Float64)).ToList();
            if (some.Count > 0) yield return (Graph(some, type), some, type);
        }
    }

    private static ModelGraph Graph(IReadOnlyList<OpCase> cases, Element type)
    {
        var graph = new GraphBuilder("Cases");
        for (int i = 0; i < cases.Count; i++)
        {
            graph.Scope = $"case{i}/";
            Value[] inputs = [.. cases[i].Inputs.Select((input, j) => graph.Placeholder(input.Type(type), $"x{i}_{j}"))];
            Value output = graph.Add(cases[i].Op, inputs, cases[i].Attributes);
            graph.Fetches.Add(new FetchInfo($"Case{i}", [new FetchResult(output.Id)], [.. inputs.Select((input, j) => new FeedInfo(input.Id, $"x{i}_{j}"))]));
        }
        return graph.Build();
    }

    [Fact]
    public void List_OfTheReadme_IsWhatRuns()
    {
        var runs = new SortedSet<string>(StringComparer.Ordinal);
        var lacks = new SortedSet<string>(StringComparer.Ordinal);
        foreach (OpCase item in OpCases.All)
            foreach (Element type in new[] { Element.Float32, Element.Float64 })
                if (Reason(Graph([item], type)) is not { } reason) runs.Add(item.Op);
                else if (!reason.Contains("of type Half", StringComparison.Ordinal)) lacks.Add(item.Op);

        // An op runs in all its cases, unless it is nothing at all: dropout at rate 0.
        runs.ExceptWith(lacks);
        Assert.Equal(runs, Readme("Ops that run:"));
        Assert.Equal(lacks, Readme("Ops that do not:"));
    }

    private static string? Reason(ModelGraph graph) => GpuSupport.WhyNot(Generator.Optimization.Optimizer.Plan(FetchRequest.Of(graph, VariableLayout.Of(graph))[0]));

    private static string[] Readme(string list, [System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        string text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../Generator/Emission/Gpu/README.md"));
        string paragraph = text[(text.IndexOf(list, StringComparison.Ordinal) + list.Length)..].Split("\n\n")[0];
        return paragraph.Split([' ', ',', '.', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }

    [Theory]
    [InlineData("half", "'half' has elements of type Half, which kernels do not compute with yet")]
    [InlineData("bytes", "'bytes' is a product of bytes")]
    public void TypesThatDoNotRun_AreNamed(string name, string reason)
    {
        var g = new GraphBuilder("Types");
        Value x = g.Placeholder(TensorType.Tensor(name == "half" ? Element.Float16 : Element.UInt8, [2, 2]), name == "half" ? name : "x");
        Value y = name == "half" ? x + x : g.Add("MatMul", [x, x], name: name);
        g.Fetches.Add(new FetchInfo("F", [new FetchResult(y.Id)], [new FeedInfo(x.Id, "x")]));
        Assert.Equal(reason, Reason(g.Build()));
    }

    [Theory]
    [InlineData(20, 2)]
    [InlineData(130, 18)]
    public void Operands_MoreThanALaunchTakes_TravelInStructs(int count, int packs)
    {
        var g = new GraphBuilder("Many");
        Value[] x = [.. Enumerable.Range(0, count).Select(i => g.Placeholder(TensorType.Parse("f32[n]"), $"x{i}"))];
        Value sum = g.Add("AddN", x);
        g.Fetches.Add(new FetchInfo("F", [new FetchResult(sum.Id)], [.. x.Select((input, i) => new FeedInfo(input.Id, $"x{i}"))]));
        GpuModel model = GpuModel.Of([g.Build()], cpu: false)[0];
        Assert.Contains($" pack{packs - 1}", model.Source, StringComparison.Ordinal);
        Assert.DoesNotContain($" pack{packs}", model.Source, StringComparison.Ordinal);
        using TestSession gpu = model.NewGpuSession(device.Accelerator);
        float total = count * (count + 1) / 2;
        Assert.Equal([total, 2 * total], gpu.Get<float[]>("F", [.. Enumerable.Range(1, count).Select(i => new float[] { i, 2 * i })]));
    }

    [Fact]
    public void OmittedFetch_OthersRemain_AndItIsNamed()
    {
        var g = new GraphBuilder("Partly");
        Value x = g.Placeholder(TensorType.Parse("f32[2,2]"), "x"), inverse = g.Add("MatrixInverse", [x]), twice = x + x;
        g.Fetches.Add(new FetchInfo("Inverse", [new FetchResult(inverse.Id)], [new FeedInfo(x.Id, "x")]));
        g.Fetches.Add(new FetchInfo("Twice", [new FetchResult(twice.Id)], [new FeedInfo(x.Id, "x")]));
        GpuModel model = GpuModel.Of([g.Build()], cpu: false)[0];
        Assert.False(model.Runs("Inverse"));
        Assert.Contains("// Inverse does not run on a device: MatrixInverse has no kernel for devices yet ('MatrixInverse').", model.Source, StringComparison.Ordinal);
        using TestSession gpu = model.NewGpuSession(device.Accelerator);
        Assert.Equal([2f, 4, 6, 8], gpu.Get<float[]>("Twice", [new float[] { 1, 2, 3, 4 }]));
    }

    // Two results that are views of one value: the first view is the memory that the others are copied from.
    [Fact]
    public void Results_ViewsOfOneValue_AreAllWritten()
    {
        GpuModel model = GpuModel.Of("""
            graph Views
            %0: f32[2] = Placeholder() # x
            %1: f32[2] = Neg(%0) # Neg
            %2: f32[2,1] = ExpandDims(%1) {axis: 1} # ExpandDims
            placeholder %0 x
            fetch F(%0 x) -> (%2, %1, %2)
            """);
        using TestSession gpu = model.NewGpuSession(device.Accelerator);
        foreach (object result in gpu.Run("F", new float[] { 3, 4 })) Assert.Equal([-3f, -4], (float[])result);
    }

    // Names that the body of the run uses for its own values.
    [Fact]
    public void Feeds_NamedLikeValuesOfTheBody_DoNotCollide()
    {
        GpuModel model = GpuModel.Of("""
            graph Names
            %0: f32[n] = Placeholder() # slot0
            %1: f32[] = Variable() # c
            %2: f32[] = Constant() {value: 2.0} # Const
            %3: f32[] = Placeholder() # d1
            %4: f32[n] = Mul(%0, %1) # Mul
            %5: f32[n] = Add(%4, %3) # Add
            %6: f32[] = Add(%1, %3) # Add_1
            %7: f32[] = Assign(%1, %6) # Assign
            placeholder %0 slot0
            placeholder %3 d1
            variable %1 initial %2 trainable
            fetch F(%0 slot0, %3 d1) -> (%5, %7)
            """);
        using TestSession gpu = model.NewGpuSession(device.Accelerator).Initialize();
        Assert.Equal([5f, 7], (float[])gpu.Run("F", new float[] { 2, 3 }, 1f)[0]);
        Assert.Equal([7f, 10], (float[])gpu.Run("F", new float[] { 2, 3 }, 1f)[0]);
    }
}

using System.Globalization;
using System.Text;
using AotNet.Generator.Differentiation;
using AotNet.Generator.Emission;
using AotNet.Generator.Emission.Gpu;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;

namespace AotNet.SnapshotTests.Mnist;

/// <summary>One model through every stage. Read in order, the files of this folder are the compiler explained.</summary>
public class MnistSnapshots
{
    private const string Separator = "// ======== ";
    private static readonly FrontendResult s_model = Compiler.Read(Compiler.Source("Mnist.Model.cs"), "Mnist");

    private static ModelGraph Graph => s_model.Graph!;

    [Fact]
    public async Task Graph_IsTheConstructionPhase() => await Verifier.Verify(Graph.ToString()).UseFileName("1.Graph");

    [Fact]
    public async Task Shapes_AreKnownUpToTheBatch()
    {
        var text = new StringBuilder();
        int width = Graph.Nodes.Max(node => node.Name.Length);
        foreach (var node in Graph.Nodes) text.Append(node.Name.PadRight(width + 2)).Append(node.Type).Append('\n');
        text.Append('\n');
        foreach (VariableLayout layout in VariableLayout.Of(Graph)) text.Append(CultureInfo.InvariantCulture,
            $"{layout.Name.PadRight(width + 2)}{layout.Type}, {(layout.HasPanels ? "panels" : "rows")} of {layout.RowStride}{(layout.Trainable ? ", trainable" : "")}\n");
        await Verifier.Verify(text.ToString()).UseFileName("2.Shapes");
    }

    [Fact]
    public async Task Gradients_ReplaceTheRequests() => await Verifier.Verify(ExpandGradients.Run(Graph).ToString()).UseFileName("3.Gradients");

    [Fact]
    public async Task Plan_IsAParagraphAKernel() => await Verifier.Verify(string.Join('\n', Plans())).UseFileName("4.Plan");

    [Fact]
    public async Task Cpu_IsReadableCode() => await Verifier.Verify(Cpu(), "cs").UseFileName("5.Cpu");

    [Fact]
    public void Cpu_VerifiedCode_CompilesAndLearns()
    {
        var assembly = Compiler.Load([Compiler.Source("Mnist.Model.cs"), Compiler.Source("Mnist.Driver.cs"), .. Verified("5.Cpu.verified.cs")]);
        var (before, after, predicted) = ((float, float, int[]))assembly.GetType("Driver")!.GetMethod("Run")!.Invoke(null, null)!;
        Assert.InRange(before, 1f, 10f);
        Assert.InRange(after, 0f, 0.1f);
        Assert.Equal([3, 1, 4, 2], predicted);
    }

    [Fact]
    public async Task Gpu_IsReadableCode() => await Verifier.Verify(Gpu(), "cs").UseFileName("6.Gpu");

    // On the CPU, by whatever AotNet.Gpu was built against: the stand-in of Tests unless -p:Ilgpu says otherwise.
    [Fact]
    public void Gpu_VerifiedCode_CompilesAndLearnsAsTheCpus()
    {
        string[] sources = [Compiler.Source("Mnist.Model.cs"), Compiler.Source("Mnist.GpuDriver.cs"), .. Verified("5.Cpu.verified.cs"), .. Verified("6.Gpu.verified.cs")];
        var (cpu, gpu) = ((float[], float[]))Compiler.Load(sources).GetType("GpuDriver")!.GetMethod("Run")!.Invoke(null, null)!;
        Assert.Equal(cpu.Length, gpu.Length);
        // Ten steps of sums in another order, with another exp.
        for (int i = 0; i < cpu.Length; i++) Assert.Equal(cpu[i], gpu[i], 2e-5f);
        Assert.True(gpu[9] < gpu[0] / 2, $"The loss went from {gpu[0]} to {gpu[9]}.");
    }

    private static IEnumerable<FetchPlan> Plans() =>
        FetchRequest.Of(ExpandGradients.Run(Graph), VariableLayout.Of(Graph)).Select(request => Generator.Optimization.Optimizer.Plan(request));

    private static string Cpu() => Text(ModelEmitter.All(s_model.Declaration, Graph, graph => ExpandGradients.Run(graph)));

    private static string Gpu() => Text(GpuModelEmitter.All(s_model.Declaration, Graph, graph => ExpandGradients.Run(graph)));

    private static string Text(IEnumerable<EmittedFile> files) => string.Concat(files.Select(file => $"{Separator}{file.HintName}\n{file.Source}"));

    private static IEnumerable<string> Verified(string name) =>
        File.ReadAllText(PathOf(name)).Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(file => file[(file.IndexOf('\n', StringComparison.Ordinal) + 1)..]);

    private static string PathOf(string name, [System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}

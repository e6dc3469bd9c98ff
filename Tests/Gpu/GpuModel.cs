using System.Reflection;
using System.Text;
using AotNet.Generator.Emission;
using AotNet.Generator.Emission.Cpu;
using AotNet.Generator.Emission.Gpu;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Tests.Emission;
using ILGPU.Runtime;

namespace AotNet.Tests.Gpu;

/// <summary>A graph emitted for the CPU and for devices, compiled and loaded: one session of each kind, run alike.</summary>
internal sealed class GpuModel
{
    private readonly Type session, gpuSession, gpuDriver;
    private readonly Type? driver;

    private GpuModel(Assembly assembly, ModelDeclaration declaration, string source)
    {
        string name = $"{declaration.Namespace}.{declaration.Name}";
        (session, gpuSession) = (assembly.GetType(name + "+Session")!, assembly.GetType(name + "+GpuSession")!);
        (driver, gpuDriver) = (assembly.GetType(name + "Driver"), assembly.GetType(name + "GpuDriver")!);
        Source = source;
    }

    /// <summary>The emitted files for devices.</summary>
    public string Source { get; }

    /// <summary>Whether the session for devices has a fetch.</summary>
    public bool Runs(string fetch) => gpuDriver.GetMethod(fetch) is not null;

    public static GpuModel Of(string graph) => Of([GraphParser.Parse(graph)])[0];

    /// <param name="cpu">False leaves the CPU's bodies out, which take most of the time: only variables get their initial values there.</param>
    public static IReadOnlyList<GpuModel> Of(IReadOnlyList<ModelGraph> graphs, Func<ModelGraph, ModelGraph>? differentiate = null, bool cpu = true)
    {
        var sources = new List<(string Path, string Text)>();
        var models = new List<(ModelDeclaration Declaration, string Source)>();
        for (int i = 0; i < graphs.Count; i++)
        {
            ModelDeclaration declaration = CompiledModel.Declare(graphs[i], "Emitted" + i);
            IReadOnlyList<EmittedFile> host = cpu ? ModelEmitter.All(declaration, graphs[i], differentiate ?? (graph => graph)) : Host(declaration, graphs[i]);
            var gpu = GpuModelEmitter.All(declaration, graphs[i], differentiate ?? (graph => graph));
            sources.AddRange(host.Concat(gpu).Select(file => ($"{declaration.Namespace}/{file.HintName}", file.Source)));
            var omitted = graphs[i].Fetches.Where(fetch => gpu[0].Source.Contains($"// {fetch.Name} does not run on a device", StringComparison.Ordinal)).Select(fetch => fetch.Name).ToList();
            string drivers = Driver(declaration, graphs[i], "GpuSession", "GpuDriver", omitted) + (cpu ? Driver(declaration, graphs[i], "Session", "Driver", []) : "");
            sources.Add(($"{declaration.Namespace}/Driver.cs", Header(declaration) + drivers));
            models.Add((declaration, string.Concat(gpu.Select(file => file.Source))));
        }
        Assembly assembly = CompiledModel.Compile(sources);
        return [.. models.Select(model => new GpuModel(assembly, model.Declaration, model.Source))];
    }

    private static List<EmittedFile> Host(ModelDeclaration declaration, ModelGraph graph)
    {
        var initializer = FetchRequest.Of(graph, VariableLayout.Of(graph)).Where(request => request.Fetch.Name == FetchRequest.Initialize)
            .Select(request => BodyEmitter.Members(Generator.Optimization.Optimizer.Plan(request), FetchSignature.Initializer));
        return
        [
            ModelEmitter.Signatures(declaration, graph), ModelEmitter.GraphFile(declaration, graph, []),
            ModelEmitter.Bodies(ModelFrame.Of(declaration), initializer),
        ];
    }

    public TestSession NewSession(SessionOptions? options = null) => new((SessionBase)Activator.CreateInstance(session, options)!, driver!);

    public TestSession NewGpuSession(Accelerator accelerator, SessionOptions? options = null) =>
        new((SessionBase)Activator.CreateInstance(gpuSession, accelerator, options)!, gpuDriver);

    private static string Header(ModelDeclaration declaration) =>
        $"#nullable enable\nnamespace {declaration.Namespace};\ninternal sealed partial class {declaration.Name} {{ }}\n";

    // Spans cannot be passed by reflection: a method each that takes and gives arrays.
    private static string Driver(ModelDeclaration declaration, ModelGraph graph, string session, string suffix, IReadOnlyList<string> omitted)
    {
        var text = new StringBuilder($"public static class {declaration.Name}{suffix}\n{{\n");
        foreach (FetchInfo fetch in graph.Fetches.Where(fetch => !omitted.Contains(fetch.Name)))
        {
            var arguments = fetch.Feeds.Select((feed, i) => $"({ElementTypes.CSharpName(graph.Nodes[feed.Node].Type.Element)}{(graph.Nodes[feed.Node].Type.IsScalar ? "" : "[]")})feeds[{i}]");
            string call = $"(({declaration.Name}.{session})session).{fetch.Name}({string.Join(", ", arguments)})";
            var results = fetch.Results.Where(result => graph.Nodes[result.Node].Type.IsTensor).ToList();
            var items = results.Select((result, i) => (graph.Nodes[result.Node].Type.IsScalar, Text: fetch.IsTuple ? $"r.Item{i + 1}" : "r"))
                .Select(item => item.IsScalar ? item.Text : $"System.Linq.Enumerable.ToArray({item.Text})");
            text.Append($"    public static object[] {fetch.Name}(object session, object[] feeds)\n    {{\n        ");
            text.Append(results.Count == 0 ? $"{call};\n        return [];\n" : $"var r = {call};\n        return [{string.Join(", ", items)}];\n");
            text.Append("    }\n");
        }
        return text.Append("}\n").ToString();
    }
}

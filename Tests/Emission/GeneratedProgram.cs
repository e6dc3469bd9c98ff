using System.Reflection;
using System.Text;
using AotNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Tests.Emission;

/// <summary>C# with models, run through the whole generator as the C# compiler does, then compiled and loaded.</summary>
internal static class GeneratedProgram
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp13);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Generated" + Guid.NewGuid().ToString("N"),
        sources.Prepend(Usings).Select((source, i) => CSharpSyntaxTree.ParseText(source, Options, $"Source{i}.cs", Encoding.UTF8)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    public static Assembly Load(params string[] sources) => Assembly.Load(Image(Compile(sources)));

    /// <summary>A console program with all that it needs in a folder of its own: the path to give to dotnet.</summary>
    public static string WriteExecutable(string folder, params string[] sources)
    {
        // Without the device's library, as most users' programs.
        CSharpCompilation compilation = Compile(sources);
        compilation = compilation.WithReferences(compilation.References.Where(reference => Path.GetFileName(reference.Display) is not ("AotNet.Gpu.dll" or "ILGPU.dll" or "ILGPU.Algorithms.dll" or "AotNet.IlgpuStandIn.dll")));
        string path = Path.Combine(folder, "Program.dll");
        File.WriteAllBytes(path, Image(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))));
        foreach (string name in new[] { "AotNet.Runtime.dll", "System.Numerics.Tensors.dll" })
            if (Path.Combine(AppContext.BaseDirectory, name) is var file && File.Exists(file)) File.Copy(file, Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, "Program.runtimeconfig.json"), $$"""
            { "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }
            """);
        return path;
    }

    private static byte[] Image(CSharpCompilation compilation)
    {
        GeneratorDriver driver = NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out var diagnostics);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        Assert.All(driver.GetRunResult().Results, result => Assert.Null(result.Exception));
        using var image = new MemoryStream();
        var emitted = output.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        return image.ToArray();
    }

    /// <summary>A driver that says of every step whether it ran again.</summary>
    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new ModelGenerator().AsSourceGenerator()],
        parseOptions: Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}

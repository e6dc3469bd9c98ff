using System.Reflection;
using System.Text;
using AotNet.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.SnapshotTests;

/// <summary>The C# compiler, for sources that are embedded in this assembly.</summary>
internal static class Compiler
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    public static string Source(string name)
    {
        using var reader = new StreamReader(typeof(Compiler).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>What the frontend reads from a model.</summary>
    public static FrontendResult Read(string source, string type)
    {
        CSharpCompilation compilation = Compilation([source]);
        return ModelReader.Read(compilation.GetTypeByMetadataName(type)!, compilation, CancellationToken.None);
    }

    /// <summary>Compiles and loads. A warning in generated code fails as an error does.</summary>
    public static Assembly Load(params string[] sources)
    {
        using var image = new MemoryStream();
        var result = Compilation(sources).Emit(image);
        var wrong = result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not "CS0169" and not "CS0649");
        Assert.Empty(wrong);
        return Assembly.Load(image.ToArray());
    }

    private static CSharpCompilation Compilation(IEnumerable<string> sources) => CSharpCompilation.Create(
        "Snapshot" + Guid.NewGuid().ToString("N"),
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, s_parse, $"{i}.cs", Encoding.UTF8)),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable));
}

using System.Reflection;
using System.Text;
using AotNet.Generator.Emission;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Tests.Emission;

/// <summary>
/// A graph emitted, compiled and loaded, to be run from a test: <c>model.NewSession().Run("Loss", x, y)</c>. Feeds are arrays and
/// scalars; results are arrays in row-major order and scalars.
/// </summary>
internal sealed class CompiledModel
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13);

    private readonly Type session, driver;

    private CompiledModel(Assembly assembly, ModelDeclaration declaration, string source)
    {
        session = assembly.GetType($"{declaration.Namespace}.{declaration.Name}+Session")!;
        driver = assembly.GetType($"{declaration.Namespace}.{declaration.Name}Driver")!;
        Source = source;
    }

    /// <summary>All emitted files, for tests that look at the code.</summary>
    public string Source { get; }

    public static CompiledModel Of(string graph, bool optimize = true, Func<ModelGraph, ModelGraph>? differentiate = null) =>
        Of([GraphParser.Parse(graph)], optimize, differentiate)[0];

    /// <summary>Compiles many models into one assembly, which is much faster than one each.</summary>
    public static IReadOnlyList<CompiledModel> Of(IReadOnlyList<ModelGraph> graphs, bool optimize = true, Func<ModelGraph, ModelGraph>? differentiate = null)
    {
        var sources = new List<(string Path, string Text)>();
        var models = new List<(ModelDeclaration Declaration, string Source)>();
        for (int i = 0; i < graphs.Count; i++)
        {
            ModelDeclaration declaration = Declare(graphs[i], "Emitted" + i);
            var files = ModelEmitter.All(declaration, graphs[i], differentiate ?? (graph => graph), optimize);
            sources.AddRange(files.Select(file => ($"{declaration.Namespace}/{file.HintName}", file.Source)));
            sources.Add(($"{declaration.Namespace}/Driver.cs", Driver(declaration, graphs[i])));
            models.Add((declaration, string.Concat(files.Select(file => file.Source))));
        }
        Assembly assembly = Compile(sources);
        return [.. models.Select(model => new CompiledModel(assembly, model.Declaration, model.Source))];
    }

    /// <summary>The declaration that the frontend would make for a graph.</summary>
    public static ModelDeclaration Declare(ModelGraph graph, string @namespace) => new(
        @namespace, [], graph.Name, "internal", CanExtend: true, IsSealed: false, HasConstructor: true,
        Placeholders: [], Variables: [], Fetches: [], Documentation: "");

    public static Assembly Compile(IEnumerable<(string Path, string Text)> sources)
    {
        var compilation = CSharpCompilation.Create(
            "Emitted" + Guid.NewGuid().ToString("N"),
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path, Encoding.UTF8)),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5).ToList();
            string source = errors[0].Location.SourceTree?.ToString() ?? "";
            throw new InvalidOperationException($"Emitted code does not compile:\n{string.Join("\n", errors)}\n{source}");
        }
        return Assembly.Load(image.ToArray());
    }

    public TestSession NewSession(SessionOptions? options = null) => new((SessionBase)Activator.CreateInstance(session, options)!, driver);

    // Spans cannot be passed by reflection: a method each that takes and gives arrays.
    private static string Driver(ModelDeclaration declaration, ModelGraph graph)
    {
        var text = new StringBuilder($"#nullable enable\nnamespace {declaration.Namespace};\ninternal sealed partial class {declaration.Name} {{ }}\npublic static class {declaration.Name}Driver\n{{\n");
        foreach (FetchInfo fetch in graph.Fetches)
        {
            var arguments = fetch.Feeds.Select((feed, i) => $"({ElementTypes.CSharpName(graph.Nodes[feed.Node].Type.Element)}{(graph.Nodes[feed.Node].Type.IsScalar ? "" : "[]")})feeds[{i}]");
            string call = $"(({declaration.Name}.Session)session).{fetch.Name}({string.Join(", ", arguments)})";
            var results = fetch.Results.Where(result => graph.Nodes[result.Node].Type.IsTensor).ToList();
            text.Append($"    public static object[] {fetch.Name}(object session, object[] feeds)\n    {{\n");
            if (results.Count == 0) text.Append($"        {call};\n        return [];\n");
            else
            {
                text.Append($"        var r = {call};\n");
                var items = results.Select((result, i) =>
                {
                    TensorType type = graph.Nodes[result.Node].Type;
                    string item = fetch.IsTuple && (results.Count > 1 || fetch.Results.Count == 1) ? $"r.Item{i + 1}" : "r";
                    return type.IsScalar ? item : $"System.Linq.Enumerable.ToArray({item})";
                });
                text.Append($"        return [{string.Join(", ", items)}];\n");
            }
            text.Append("    }\n");
        }
        return text.Append("}\n").ToString();
    }
}

/// <summary>A session of an emitted model.</summary>
internal sealed class TestSession(SessionBase session, Type driver) : IDisposable
{
    public SessionBase Session { get; } = session;

    public TestSession Initialize()
    {
        Session.Initialize();
        return this;
    }

    /// <summary>Runs a fetch; exceptions come through as thrown.</summary>
    public object[] Run(string fetch, params object[] feeds) =>
        (object[])driver.GetMethod(fetch)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Session, feeds], null)!;

    /// <summary>The only result of a fetch.</summary>
    public T Get<T>(string fetch, params object[] feeds) => (T)Run(fetch, feeds)[0];

    public void Dispose() => Session.Dispose();
}

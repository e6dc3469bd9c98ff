using System.Collections.Immutable;
using AotNet.Analyzers;
using AotNet.CodeFixes;
using AotNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AotNet.Tests.Analyzers;

/// <summary>Compiles a source as a user's project would, with the generator, and runs every analyzer and fix of the product.</summary>
internal static class AnalyzerRunner
{
    private const string Usings = """
        global using System; global using System.IO; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;
        global using AotNet; global using static AotNet.Op;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Append(typeof(SessionBase).Assembly.Location).Append(typeof(AotNet.Data.Mnist).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. from type in typeof(FindingAnalyzer).Assembly.GetTypes()
           where typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract
           orderby type.FullName
           select (DiagnosticAnalyzer)Activator.CreateInstance(type)!,
    ];

    public static ImmutableArray<CodeFixProvider> Fixes { get; } =
    [
        .. from type in typeof(MakePartialFix).Assembly.GetTypes()
           where typeof(CodeFixProvider).IsAssignableFrom(type) && !type.IsAbstract
           orderby type.FullName
           select (CodeFixProvider)Activator.CreateInstance(type)!,
    ];

    public static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "UserProject",
        [CSharpSyntaxTree.ParseText(source, ParseOptions, "Model.cs"), CSharpSyntaxTree.ParseText(Usings, ParseOptions, "Usings.cs")],
        References,
        new CSharpCompilationOptions(
            source.Contains("class Program", StringComparison.Ordinal) || !HasTopLevelCode(source) ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication,
            allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The compilation with generated files, and what the compiler, the generator and the analyzers say of it.</summary>
    public static async Task<(Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics)> RunAsync(CSharpCompilation compilation)
    {
        var (generated, fromGenerator) = Generate(compilation);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await new CompilationWithAnalyzers(generated, Analyzers, options).GetAllDiagnosticsAsync();
        return (generated, [.. fromGenerator, .. found]);
    }

    /// <summary>The same in a build without analyzers, as the build's properties say: <c>RunAnalyzers=false</c>.</summary>
    public static (Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics) RunWithoutAnalyzers(CSharpCompilation compilation, params (string Name, string Value)[] properties)
    {
        var (generated, fromGenerator) = Generate(compilation, properties);
        return (generated, [.. fromGenerator, .. generated.GetDiagnostics()]);
    }

    /// <summary>What the analyzers alone say.</summary>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation generated, CancellationToken cancellation) =>
        new CompilationWithAnalyzers(generated, Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false)).GetAnalyzerDiagnosticsAsync(cancellation);

    public static GeneratorDriver NewDriver(params (string Name, string Value)[] properties) =>
        CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: ParseOptions, optionsProvider: new BuildProperties(properties));

    private static (Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics) Generate(CSharpCompilation compilation, params (string Name, string Value)[] properties)
    {
        NewDriver(properties).RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        return (generated, diagnostics);
    }

    /// <summary>The first file after each fix that the product offers for a diagnostic in it.</summary>
    public static async Task<IReadOnlyList<string>> FixesAsync(CSharpCompilation compilation, Diagnostic diagnostic)
    {
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "UserProject", "UserProject", LanguageNames.CSharp,
            parseOptions: ParseOptions, metadataReferences: References, compilationOptions: compilation.Options));
        Document document = project.AddDocument("Model.cs", compilation.SyntaxTrees[0].GetText(), filePath: "Model.cs");
        foreach (SyntaxTree other in Generate(compilation).Compilation.SyntaxTrees.Skip(1)) // the sessions among them
            document = document.Project.AddDocument(other.FilePath, other.GetText(), filePath: other.FilePath).Project.GetDocument(document.Id)!;
        var actions = new List<CodeAction>();
        foreach (CodeFixProvider fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), default));
        var sources = new List<string>();
        foreach (CodeAction action in actions)
        {
            var apply = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
            sources.Add((await apply.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString());
        }
        return sources;
    }

    private static bool HasTopLevelCode(string source) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions).GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement));
}

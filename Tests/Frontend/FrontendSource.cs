using AotNet.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Tests.Frontend;

/// <summary>Compiles a snippet against the runtime and reads its models.</summary>
internal static class FrontendSource
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        """;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp13);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(AotNet.Op).Assembly.Location),
    ];

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Models",
        [
            CSharpSyntaxTree.ParseText(Usings, Options, "Usings.cs"),
            .. sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, Options, $"Model{i}.cs")),
        ],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The result for the model of that name, or for the only one.</summary>
    public static FrontendResult Read(string source, string? model = null) => Read(Compile("using AotNet; using static AotNet.Op;\n" + source), model);

    public static FrontendResult Read(CSharpCompilation compilation, string? model = null) =>
        ModelReader.Read(Models(compilation).Single(type => model is null || type.Name == model), compilation, CancellationToken.None, places: true);

    /// <summary>The graph of members that stand in a model; the C# itself must be free of errors.</summary>
    public static string Graph(string members, string outside = "")
    {
        var compilation = Compile($$"""
            using AotNet;
            using static AotNet.Op;
            {{outside}}
            [Model] partial class M
            {
            {{members}}
            }
            """);
        AssertCompiles(compilation);
        var result = Read(compilation, "M");
        Assert.Empty(result.Findings.Select(finding => finding.ToDiagnostic().ToString()));
        return result.Graph!.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The findings of a model with the members: id, the source text they are at, and the message.</summary>
    public static IReadOnlyList<(string Id, string At, string Message)> Findings(string members, string outside = "")
    {
        string source = $$"""
            using AotNet;
            using static AotNet.Op;
            {{outside}}
            [Model] partial class M
            {
            {{members}}
            }
            """;
        var result = Read(Compile(source), "M");
        return [.. result.Findings.Select(finding => (finding.Id, source.Substring(finding.Location.Span.Start, finding.Location.Span.Length),
            finding.ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture)))];
    }

    /// <summary>What the expression of type int, float, … is when it is evaluated: the value that a constant gets.</summary>
    public static string Value(string type, string expression, string helpers = "")
    {
        string graph = Graph($"[Fetch] Tensor<{type}> Y => Constant<{type}>(Value()); static {type} Value() {{ {(expression.Contains("return", StringComparison.Ordinal) ? expression : $"return {expression};")} }} {helpers}");
        string line = graph.Split('\n').First(line => line.Contains("= Constant", StringComparison.Ordinal));
        return line[(line.IndexOf("value: ", StringComparison.Ordinal) + 7)..line.IndexOf('}')];
    }

    // Placeholders are assigned by generated code, which is not there.
    private static void AssertCompiles(CSharpCompilation compilation) => Assert.Empty(
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));

    private static IEnumerable<INamedTypeSymbol> Models(CSharpCompilation compilation) =>
        compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(type => type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "ModelAttribute" or "DnnClassifierAttribute" or "DnnRegressorAttribute"));
}

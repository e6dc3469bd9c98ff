using System.Reflection;
using AotNet.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Tests.Frontend;

/// <summary>The evaluator against C# itself.</summary>
public class LanguageTests
{
    private static readonly Lazy<(CSharpCompilation Compilation, Assembly Assembly)> Compiled = new(Compile);

    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, LanguageCases.Bodies.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_PlainCSharp_GivesWhatCSharpGives(int index)
    {
        var (compilation, assembly) = Compiled.Value;
        FrontendResult result = FrontendSource.Read(compilation, $"Model{index}");
        Assert.True(result.Graph is not null, LanguageCases.Bodies[index] + "\n" + string.Join("\n", result.Findings.Select(finding => finding.ToDiagnostic())));
        object? expected = assembly.GetType($"Case{index}")!.GetMethod("Run")!.Invoke(null, null);
        Assert.Equal(expected, result.Graph.Nodes[0].Attributes.String("text"));
    }

    private static (CSharpCompilation Compilation, Assembly Assembly) Compile()
    {
        var compilation = FrontendSource.Compile(
        [
            LanguageCases.Types,
            .. LanguageCases.Bodies.Select((body, i) => $$"""
                [AotNet.Model] partial class Model{{i}} { [AotNet.Fetch] public AotNet.Summary Text => AotNet.Summary.Text("text", Case{{i}}.Run()); }
                public static class Case{{i}} { public static string Run() { {{body}} } }
                """),
        ]);
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        return (compilation, Assembly.Load(assembly.ToArray()));
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Tests.Analyzers;

/// <summary>Every file of the corpus: the id, the exact place, the message, one error per mistake, and what the fix makes of it.</summary>
public class WrongModelTests
{
    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Corpus");

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        foreach (string path in Directory.GetFiles(Folder(), "*.cs.txt").Order(StringComparer.Ordinal)) files.Add(Path.GetFileName(path));
        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task WrongModel_IsReportedAtItsPlace(string file)
    {
        WrongModel model = WrongModel.Read(Path.Combine(Folder(), file));
        CSharpCompilation compilation = AnalyzerRunner.Compile(model.Source);
        Assert.Empty(compilation.SyntaxTrees.SelectMany(tree => tree.GetDiagnostics()));
        var (_, diagnostics) = await AnalyzerRunner.RunAsync(compilation);

        Diagnostic[] reported = Reported(diagnostics); // nothing else is wrong, in the user's code or in what is generated
        string expected = string.Join("\n", model.Expected.Zip(model.Spans, (item, span) => $"// {item.Id}: {item.Message} @{span.Start} {model.Source.Substring(span.Start, span.Length)}"));
        string actual = string.Join("\n", reported.Select(diagnostic =>
            $"// {diagnostic.Id}: {diagnostic.GetMessage(null)} @{diagnostic.Location.SourceSpan.Start} {model.Source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}"));
        string received = Path.Combine(Folder(), file + ".received.txt");
        if (expected != actual) await File.WriteAllTextAsync(received, actual + "\n"); // whole, where the assertion cuts
        else File.Delete(received);
        Assert.Equal(expected, actual);

        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id is "AD0001" or "CS8785");

        // Of several fixes the first is in the file; every one compiles and mends what it was offered for.
        var repaired = await AnalyzerRunner.FixesAsync(compilation, reported[0]);
        if (model.Fixed != repaired.FirstOrDefault()) await File.WriteAllTextAsync(received, repaired.FirstOrDefault());
        Assert.Equal(model.Fixed, repaired.FirstOrDefault());
        foreach (string source in repaired)
        {
            var (_, after) = await AnalyzerRunner.RunAsync(AnalyzerRunner.Compile(source));
            Assert.Equal(reported.Skip(1).Select(diagnostic => diagnostic.Id), Reported(after).Select(diagnostic => diagnostic.Id));
        }
    }

    // The generator says in the analyzers' place what they say of models, and whatever is an error; not what is a warning about code that
    // uses sessions, or about imports.
    [Theory]
    [MemberData(nameof(Files))]
    public void WrongModel_WithoutAnalyzers_FailsTheBuildAllTheSame(string file)
    {
        WrongModel model = WrongModel.Read(Path.Combine(Folder(), file));
        var (_, diagnostics) = AnalyzerRunner.RunWithoutAnalyzers(AnalyzerRunner.Compile(model.Source), ("RunAnalyzers", "false"));
        Assert.Equal(
            model.Expected.Zip(model.Spans, (item, span) => $"{item.Id} @{span.Start} {item.Message}").Where(item => !(item.StartsWith("AOTN6", StringComparison.Ordinal) || item.StartsWith("AOTN1025", StringComparison.Ordinal)) || IsError(item[..8])),
            Reported(diagnostics).Select(diagnostic => $"{diagnostic.Id} @{diagnostic.Location.SourceSpan.Start} {diagnostic.GetMessage(null)}"));
    }

    [Fact]
    public void Corpus_HasACaseForEveryDescriptor()
    {
        var cases = Directory.GetFiles(Folder(), "*.cs.txt").SelectMany(path => WrongModel.Read(path).Expected).Select(expected => expected.Id).ToHashSet();
        string[] cannotBeWritten =
        [
            "AOTN1021", // a runtime and a generator of different versions
            "AOTN2011", // Tensor<T> has C# itself refuse operands of different types; the rule guards graphs read from text
        ];
        Assert.Equal([], DiagnosticDescriptors.All().Select(descriptor => descriptor.Id).Where(id => id[4] != '5' && !cannotBeWritten.Contains(id) && !cases.Contains(id))); // 5: the generator's own failures, tested there
    }

    // With the test above, of every error one wrong model at least; the rest are listed in Corpus_HasACaseForEveryDescriptor.
    private static bool IsError(string id) => DiagnosticDescriptors.Get(id).DefaultSeverity == DiagnosticSeverity.Error;

    private static Diagnostic[] Reported(ImmutableArray<Diagnostic> diagnostics) =>
        [.. from diagnostic in diagnostics
            where diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id.StartsWith("AOTN", StringComparison.Ordinal)
            where !diagnostic.Id.StartsWith("AOTNS", StringComparison.Ordinal)
            orderby diagnostic.Location.SourceSpan.Start, diagnostic.Id
            select diagnostic];
}

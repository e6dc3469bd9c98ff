using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace AotNet.Tests.Analyzers;

/// <summary>
/// Random damage to the sample programs, some two thousand cases, seeded. Whatever comes out, neither the generator nor an analyzer
/// throws, hangs, or fails to compile a model that the frontend lets pass.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private const int MutationsPerProgram = 150;

    /// <summary>A mutated program is compiled in a tenth of a second; an endless loop in it takes its limit of steps, on a slow machine some seconds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>How long a compiler that was asked to stop may take to do so.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Programs()
    {
        var programs = new TheoryData<string>();
        foreach (string path in Directory.GetFiles(Path.Combine(Samples(), "Programs"), "*.cs").Order(StringComparer.Ordinal)) programs.Add("Programs/" + Path.GetFileName(path));
        programs.Add("Mnist/MnistDnn.cs");
        return programs;
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task MutatedProgram_NeverBreaksTheCompiler(string program)
    {
        string source = await File.ReadAllTextAsync(Path.Combine(Samples(), program));
        var mutation = new Mutation(source, seed: program.Aggregate(17, (hash, character) => unchecked(hash * 31 + character)));
        var compiler = new IncrementalCompiler(AnalyzerRunner.Compile(source));
        long start = Stopwatch.GetTimestamp();
        int broken = 0;
        for (int i = 0; i < MutationsPerProgram; i++)
        {
            string mutated = mutation.Next();
            using var cancellation = new CancellationTokenSource();
            Task<IReadOnlyList<Diagnostic>> run = Task.Run(() => compiler.CheckAsync(mutated, cancellation.Token));
            if (await Task.WhenAny(run, Task.Delay(Limit)) != run)
            {
                await cancellation.CancelAsync();
                bool stops = await Task.WhenAny(run, Task.Delay(Grace)) == run;
                Assert.Fail($"The compiler hangs on mutation {i}{(stops ? "" : " and cannot be cancelled")}:\n{mutated}");
            }
            IReadOnlyList<Diagnostic> diagnostics = await run;
            foreach (Diagnostic diagnostic in diagnostics)
                Assert.False(diagnostic.Id is "AD0001" or "CS8785" or "AOTN5001", $"Mutation {i}: {diagnostic}\n{mutated}");
            if (diagnostics.Count > 0) broken++;
        }
        Assert.All(["deletion", "swap", "wrong type"], kind => Assert.InRange(mutation.Made.GetValueOrDefault(kind), MutationsPerProgram / 20, int.MaxValue));
        output.WriteLine($"{program}: {MutationsPerProgram} mutations, {broken} with findings, {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
    }

    /// <summary>The rules about code that uses sessions see the mutated programs as those about models do.</summary>
    [Theory]
    [InlineData("session.Initialize();", "", "AOTN6001")]
    [InlineData("using var session", "var session", "AOTN6004")]
    [InlineData("session.Initialize();", "session.Dispose(); session.Initialize();", "AOTN6002")]
    public async Task MutatedProgram_MeetsTheRulesOfSessions(string text, string mutated, string id)
    {
        string source = await File.ReadAllTextAsync(Path.Combine(Samples(), "Programs", "06-relus.cs"));
        Assert.Contains(text, source, StringComparison.Ordinal);
        var diagnostics = await new IncrementalCompiler(AnalyzerRunner.Compile(source)).CheckAsync(source.Replace(text, mutated, StringComparison.Ordinal), default);
        Assert.Contains(diagnostics, diagnostic => diagnostic.Id == id);
    }

    private static string Samples([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "Samples"));

    /// <summary>A program that is edited: the references are read once, and what an edit leaves alone stays compiled, as in an editor.</summary>
    private sealed class IncrementalCompiler
    {
        private readonly CSharpCompilation compilation;
        private readonly GeneratorDriver driver;

        public IncrementalCompiler(CSharpCompilation compilation)
        {
            this.compilation = compilation;
            driver = AnalyzerRunner.NewDriver().RunGenerators(compilation);
        }

        /// <summary>What the generator and the analyzers say of the program with another text.</summary>
        public async Task<IReadOnlyList<Diagnostic>> CheckAsync(string source, CancellationToken cancellation)
        {
            SyntaxTree old = compilation.SyntaxTrees[0];
            CSharpCompilation edited = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)old.Options, old.FilePath, cancellationToken: cancellation));
            driver.RunGeneratorsAndUpdateCompilation(edited, out Compilation generated, out var fromGenerator, cancellation);
            // What is generated for whatever a mutation left is C#; what it means is C#'s to say, of the user's files.
            var syntax = generated.SyntaxTrees.Where(tree => !edited.ContainsSyntaxTree(tree)).SelectMany(tree => tree.GetDiagnostics(cancellation)).ToList();
            Assert.True(syntax.Count == 0, $"{string.Join("\n", syntax)}\n{source}");
            return [.. fromGenerator, .. await AnalyzerRunner.AnalyzeAsync(generated, cancellation)];
        }
    }
}

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
                Assert.Fail($"The compiler hangs on mutation {i}:\n{mutated}");
            }
            IReadOnlyList<Diagnostic> diagnostics = await run;
            foreach (Diagnostic diagnostic in diagnostics)
                Assert.False(diagnostic.Id is "AD0001" or "CS8785" or "AOTN5001", $"Mutation {i}: {diagnostic}\n{mutated}");
            if (diagnostics.Count > 0) broken++;
        }
        output.WriteLine($"{program}: {MutationsPerProgram} mutations, {broken} with findings, {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
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
            return [.. fromGenerator, .. await AnalyzerRunner.AnalyzeAsync(generated, cancellation)];
        }
    }
}

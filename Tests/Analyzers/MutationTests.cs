using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Tests.Analyzers;

/// <summary>
/// Random damage to the sample programs: tokens deleted, doubled, swapped or replaced by others of the same file. Whatever
/// comes out, neither the generator nor an analyzer throws or hangs.
/// </summary>
public class MutationTests
{
    private const int MutationsPerProgram = 15;

    public static TheoryData<string> Programs()
    {
        var programs = new TheoryData<string>();
        foreach (string path in Directory.GetFiles(Folder(), "*.cs").Order(StringComparer.Ordinal)) programs.Add(Path.GetFileName(path));
        return programs;
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task MutatedProgram_NeverBreaksTheCompiler(string program)
    {
        string source = await File.ReadAllTextAsync(Path.Combine(Folder(), program));
        var random = new Random(program.Length * 7919 + program[1]);
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()];
        for (int i = 0; i < MutationsPerProgram; i++)
        {
            string mutated = Mutate(source, tokens, random);
            Task<(Compilation Compilation, System.Collections.Immutable.ImmutableArray<Diagnostic> Diagnostics)> run = Task.Run(() => AnalyzerRunner.RunAsync(AnalyzerRunner.Compile(mutated)));
            Assert.True(await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(60))) == run, $"The compiler hangs on mutation {i}:\n{mutated}");
            foreach (Diagnostic diagnostic in (await run).Diagnostics)
                Assert.False(diagnostic.Id is "AD0001" or "CS8785" or "AOTN5001", $"Mutation {i}: {diagnostic}\n{mutated}");
        }
    }

    private static string Mutate(string source, SyntaxToken[] tokens, Random random)
    {
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            SyntaxToken at = tokens[random.Next(tokens.Length - 1)], other = tokens[random.Next(tokens.Length - 1)];
            int start = Math.Min(at.SpanStart, source.Length), length = Math.Min(at.Span.Length, source.Length - start);
            source = random.Next(4) switch
            {
                0 => source.Remove(start, length),
                1 => source.Insert(start, other.Text + " "),
                2 => source.Remove(start, length).Insert(start, other.Text),
                _ => source.Insert(start, at.Text + " "),
            };
        }
        return source;
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "Samples", "Programs"));
}

using AotNet.Generator;
using AotNet.Tests.Emission;
using Microsoft.CodeAnalysis;

namespace AotNet.Tests.Frontend;

/// <summary>Construction code that does not end, or asks for more than there is: a finding in seconds, and cancellation at any time.</summary>
public class LimitTests
{
    [Theory]
    [InlineData("AOTN1011", "while (true) { }")]
    [InlineData("AOTN1011", "for (int i = 0; i >= 0; i++) { }")]
    [InlineData("AOTN1011", "Tensor<float> z = 1; while (true) z = z + 1;")]
    [InlineData("AOTN1011", "for (int i = 0; i < 10000; i++) for (int j = 0; j < 10000; j++) { }")]
    [InlineData("AOTN1011", "return System.Linq.Enumerable.Range(0, int.MaxValue).Sum(i => 0f);")]
    [InlineData("AOTN1011", "return System.Linq.Enumerable.Range(0, int.MaxValue).ToList().Count;")]
    [InlineData("AOTN1011", "return System.Linq.Enumerable.Repeat(1f, int.MaxValue).Skip(2000000).First();")]
    [InlineData("AOTN1011", "static IEnumerable<int> Endless() { while (true) yield return 1; } foreach (int i in Endless()) if (i > 1) break;")]
    [InlineData("AOTN1011", "string text = \"a\"; while (true) text += text;")]
    [InlineData("AOTN1011", "return new string('a', int.MaxValue).Length;")]
    [InlineData("AOTN1011", "return \"a\".PadLeft(int.MaxValue).Length;")]
    [InlineData("AOTN1011", "var all = new List<float[]>(); while (true) all.Add(new float[100000]);")]
    [InlineData("AOTN1010", "return new float[int.MaxValue].Length;")]
    [InlineData("AOTN1012", "static int Deeper(int n) => Deeper(n + 1); return Deeper(0);")]
    public void Read_CodeWithoutEnd_IsStopped(string id, string code)
    {
        var findings = FrontendSource.Findings($$"""[Fetch] Tensor<float> Y { get { {{code}} return 1; } }""");
        Assert.Equal(id, Assert.Single(findings).Id);
    }

    [Fact]
    public void Read_ExpressionOfManyTerms_EndsOneWayOrTheOther()
    {
        string sum = string.Join(" + ", Enumerable.Repeat("x", 3000));
        var result = FrontendSource.Read($"[Model] partial class M {{ [Placeholder] readonly Tensor<float> x; [Fetch] Tensor<float> Y => {sum}; }}");
        Assert.True(result.Graph is not null || result.Findings.Single().Id == "AOTN1012");
    }

    [Fact]
    public void Generator_CancelledInTheMiddle_Stops()
    {
        var compilation = GeneratedProgram.Compile("using AotNet; [Model] partial class M { [Fetch] Tensor<float> Y { get { Tensor<float> z = 1; while (true) z = z + 1; } } }");
        using var source = new CancellationTokenSource();
        source.CancelAfter(TimeSpan.FromMilliseconds(30));
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            // The limit of steps may come first on a fast machine; not every time.
            for (int i = 0; i < 20; i++) GeneratedProgram.NewDriver().RunGenerators(compilation.Clone(), source.Token);
        });
    }

    [Fact]
    public async Task Analyzers_CancelledInTheMiddle_Stop()
    {
        using var source = new CancellationTokenSource();
        source.CancelAfter(TimeSpan.FromMilliseconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            for (int i = 0; i < 20; i++)
                await Analyzers.AnalyzerRunner.AnalyzeAsync(Analyzers.AnalyzerRunner.Compile("[Model] partial class M { [Fetch] Tensor<float> Y { get { Tensor<float> z = 1; while (true) z = z + 1; } } }"), source.Token);
        });
    }
}

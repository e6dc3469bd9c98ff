using AotNet.Generator;
using AotNet.Tests.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Tests.Incrementality;

/// <summary>Which stages run again after which edit.</summary>
public class StageTests
{
    private const string Model = """
        using AotNet;
        using static AotNet.Op;

        [Model]
        partial class Net
        {
            const int Width = 20;

            [Placeholder("batch", 8)] readonly Tensor<float> X;
            [Placeholder("batch", 4)] readonly Tensor<float> y;

            [Variable] readonly Tensor<float> w = Zeros<float>(8, Width);
            [Variable] readonly Tensor<float> v = Zeros<float>(Width, 4);

            Tensor<float> Hidden => Relu(MatMul(X, w));

            [Fetch] Tensor<float> Mean => ReduceMean(X);
            [Fetch] Tensor<float> Logits => MatMul(Hidden, v);
            [Fetch] Operation Train => new GradientDescentOptimizer(0.01f).Minimize(ReduceMean(Square(Logits - y)));
        }
        """;

    private const string Other = "class Other { }";

    [Fact]
    public void AddedComment_EveryStageAfterTheFrontendIsCached() => AssertCached(Edit(Model.Replace("const int", "// How wide.\n    const int", StringComparison.Ordinal), Other));

    [Fact]
    public void OtherFile_EveryStageIsCached() => AssertCached(Edit(Model, "class Another { int x; }"));

    [Fact]
    public void MovedClass_EveryStageAfterTheFrontendIsCached() => AssertCached(Edit("// One more line.\n\n" + Model, Other));

    [Fact]
    public void ChangedWidth_UnaffectedFetchesStayCached()
    {
        var runs = Edit(Model.Replace("Width = 20", "Width = 24", StringComparison.Ordinal), Other);
        var bodies = runs[StageNames.Emission];
        Assert.Contains(IncrementalStepRunReason.Modified, bodies);
        // Mean reads neither variable.
        Assert.Contains(bodies, reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void ChangedLearningRate_OnlyTheStepIsEmittedAnew()
    {
        var runs = Edit(Model.Replace("0.01f", "0.02f", StringComparison.Ordinal), Other);
        Assert.Equal(1, runs[StageNames.Emission].Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    private static void AssertCached(Dictionary<string, List<IncrementalStepRunReason>> runs)
    {
        foreach (string stage in new[] { StageNames.Graph, StageNames.Signatures, StageNames.Differentiation, StageNames.Optimization, StageNames.Emission })
        {
            Assert.NotEmpty(runs[stage]);
            Assert.All(runs[stage], reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{stage}: {reason}"));
        }
    }

    private static Dictionary<string, List<IncrementalStepRunReason>> Edit(string model, string other)
    {
        CSharpCompilation before = GeneratedProgram.Compile(Model, Other);
        GeneratorDriver driver = GeneratedProgram.NewDriver().RunGenerators(before);
        CSharpCompilation after = before.ReplaceSyntaxTree(Tree(before, "partial class Net"), Reparse(before, "partial class Net", model));
        if (other != Other) after = after.ReplaceSyntaxTree(Tree(after, Other), Reparse(after, Other, other));
        var result = driver.RunGenerators(after).GetRunResult().Results[0];
        Assert.Null(result.Exception);
        return result.TrackedSteps.ToDictionary(step => step.Key, step => step.Value.SelectMany(run => run.Outputs).Select(output => output.Reason).ToList());
    }

    private static SyntaxTree Tree(CSharpCompilation compilation, string text) =>
        compilation.SyntaxTrees.Single(tree => tree.ToString().Contains(text, StringComparison.Ordinal));

    private static SyntaxTree Reparse(CSharpCompilation compilation, string text, string source) =>
        CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)Tree(compilation, text).Options, Tree(compilation, text).FilePath, System.Text.Encoding.UTF8);
}

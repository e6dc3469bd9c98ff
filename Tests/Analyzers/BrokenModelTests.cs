using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Tests.Analyzers;

/// <summary>A build with a broken model fails with one error per mistake, with and without analyzers, and takes no other model with it.</summary>
public class BrokenModelTests
{
    private const string Good = """
        [Model]
        partial class Good
        {
            [Placeholder("batch", 3)] readonly Tensor<float> X;

            [Fetch] Tensor<float> Total => ReduceSum(X);
        }
        """;

    private const string Bad = """
        [Model]
        partial class Bad
        {
            [Placeholder("batch", 3)] readonly Tensor<float> X;
            [Placeholder] readonly Tensor<float> rate;
            [Variable] readonly Tensor<float> w = Zeros<float>(4, 2);

            Tensor<float> Scores => MatMul(X, w);
            [Fetch] Tensor<float> Loss => ReduceMean(Square(Scores));
            [Fetch] Operation Train => new GradientDescentOptimizer(rate).Minimize(Loss);
            [Fetch] (Tensor<float> Loss, Tensor<float> Scores) Both => (Loss, Scores);
            [Fetch(Feed = nameof(Scores))] Tensor<float> LossOf => Loss;
        }
        """;

    private const string Users = """
        static class Program
        {
            static float Main2(float[] x)
            {
                using var bad = new Bad.Session();
                bad.Initialize();
                bad.Train(x, rate: 0.1f);
                float loss = bad.Loss(x);
                var (again, scores) = bad.Both(x);
                float first = scores[0, 0], last = bad.LossOf(scores);
                float weight = bad.Variables.W.AsSpan()[0] + Bad.Default.Loss(scores);
                using var good = new Good.Session();
                return loss + again + first + last + weight + good.Total(x) + Bad.Graph.Nodes.Count;
            }
        }
        """;

    /// <summary>A program of the samples, an edit that is one mistake, and its id.</summary>
    public static TheoryData<string, string, string, string> BrokenPrograms() => new()
    {
        { "01-simple-graph.cs", "[Variable] readonly Tensor<int> x = 3;", "[Variable] Tensor<int> x = 3;", "AOTN1004" },
        { "02-lifecycle.cs", "Constant(3)", "Constant(new Random().Next())", "AOTN1010" },
        { "03-normal-equation.cs", "Square(MatMul(X, Theta) - y)", "Square(MatMul(y, Theta) - y)", "AOTN2004" },
        { "04-gradient-descent.cs", "Zeros<float>(Features, 1)", "Zeros<float>(Features + 1, 1)", "AOTN2004" },
        { "05-autodiff.cs", "i < 100", "i >= 0", "AOTN1011" },
        { "06-relus.cs", "x.Shape[1], 1", "x.Shape[0], 1", "AOTN3006" },
        { "07-sharing.cs", "reuse: i >= 1", "reuse: i >= 2", "AOTN3001" },
        { "08-moons.cs", "Squeeze(MatMul(X, theta) + bias, axis: 1)", "MatMul(X, theta) + bias", "AOTN2002" },
        { "09-neurons.cs", "GreaterEqual(AddN(inputs), 2)", "GreaterEqual(AddN(inputs), DateTime.Now.Hour)", "AOTN1010" },
        { "12-deep-mnist.cs", "name: \"outputs\"", "name: \"out puts\"", "AOTN1020" },
    };

    [Fact]
    public async Task OneMistake_IsOneErrorAndTheOthersRun()
    {
        CSharpCompilation compilation = AnalyzerRunner.Compile(Good + Bad + Users);
        var (generated, diagnostics) = await AnalyzerRunner.RunAsync(compilation);
        Assert.Equal(["AOTN2004"], Errors(diagnostics));
        Assert.Equal(["AOTN2004"], Errors(AnalyzerRunner.RunWithoutAnalyzers(compilation, ("RunAnalyzers", "false")).Diagnostics));

        using var image = new MemoryStream();
        Assert.True(generated.Emit(image).Success); // without the analyzers' error, which is what fails the build
        var users = System.Reflection.Assembly.Load(image.ToArray());
        using var good = (SessionBase)Activator.CreateInstance(users.GetType("Good+Session")!, [null])!;
        var total = good.GetType().GetMethods().Single(method => method.Name == "Total" && method.GetParameters()[0].ParameterType == typeof(ReadOnlySpan<float>));
        Assert.Equal(6f, total.CreateDelegate<TotalOf>(good)([1, 2, 3]));
        var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => Activator.CreateInstance(users.GetType("Bad+Session")!, [null]));
        Assert.Contains("The model Bad has errors", thrown.InnerException!.Message, StringComparison.Ordinal);
    }

    private delegate float TotalOf(ReadOnlySpan<float> x);

    [Fact]
    public async Task TwoMistakes_AreTwoErrors()
    {
        string source = Good + Bad.Replace("] readonly Tensor<float> rate", "] Tensor<float> rate", StringComparison.Ordinal) + Users;
        Assert.Equal(["AOTN1004", "AOTN2004"], Errors((await AnalyzerRunner.RunAsync(AnalyzerRunner.Compile(source))).Diagnostics));
        Assert.Equal(["AOTN1004", "AOTN2004"], Errors(AnalyzerRunner.RunWithoutAnalyzers(AnalyzerRunner.Compile(source), ("RunAnalyzers", "false")).Diagnostics));
    }

    [Theory]
    [MemberData(nameof(BrokenPrograms))]
    public async Task MistakeInAProgram_IsOneErrorInAll(string program, string old, string edited, string id)
    {
        string source = await File.ReadAllTextAsync(Path.Combine(Programs(), program));
        Assert.Contains(old, source, StringComparison.Ordinal);
        source = source.Replace(old, edited, StringComparison.Ordinal);
        Assert.Equal([id], Errors((await AnalyzerRunner.RunAsync(AnalyzerRunner.Compile(source))).Diagnostics));
        Assert.Equal([id], Errors(AnalyzerRunner.RunWithoutAnalyzers(AnalyzerRunner.Compile(source), ("RunAnalyzers", "false")).Diagnostics));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true, "RunAnalyzers", "false")]
    [InlineData(true, "RunAnalyzersDuringBuild", "false")]
    [InlineData(false, "RunAnalyzersDuringBuild", "true")]
    [InlineData(false, "RunAnalyzers", "true", "RunAnalyzersDuringBuild", "false")]
    [InlineData(false, "RunAnalyzersDuringBuild", "false", "DesignTimeBuild", "true")]
    [InlineData(true, "OptimizeImplicitlyTriggeredBuild", "true", "IsImplicitlyTriggeredBuild", "true")]
    [InlineData(false, "OptimizeImplicitlyTriggeredBuild", "true", "IsImplicitlyTriggeredBuild", "true", "TreatWarningsAsErrors", "true")]
    public void Generator_ReportsWhereTheBuildHasNoAnalyzers(bool reports, params string[] properties)
    {
        var set = properties.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();
        Assert.Equal(reports ? ["AOTN2004"] : [], Errors(AnalyzerRunner.RunWithoutAnalyzers(AnalyzerRunner.Compile(Good + Bad), set).Diagnostics));
    }

    [Fact]
    public void Pragma_HoldsForTheGeneratorToo()
    {
        const string Warned = """
            [Model] partial class M { [Placeholder("m")] readonly Tensor<float> X; [Fetch] Tensor<int> Y => 10 / X.Shape[0]; }
            """;
        Assert.Contains("AOTN1016", Ids(Warned));
        Assert.DoesNotContain("AOTN1016", Ids("#pragma warning disable AOTN1016\n" + Warned));

        static IEnumerable<string> Ids(string source) =>
            AnalyzerRunner.RunWithoutAnalyzers(AnalyzerRunner.Compile(source), ("RunAnalyzers", "false")).Diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).Select(diagnostic => diagnostic.Id);
    }

    private static string[] Errors(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id is ['A', ..] ? diagnostic.Id : diagnostic.ToString()).Order(StringComparer.Ordinal)];

    private static string Programs([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "Samples", "Programs"));
}

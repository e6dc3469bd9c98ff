using System.Diagnostics;
using System.Globalization;
using AotNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Benchmarks;

/// <summary>Milliseconds of the generator in a new driver and after edits, and of Roslyn on what it emits.</summary>
internal static class GeneratorTime
{
    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

    /// <summary>A hundred layers of width 64, with the fetches of the MNIST model.</summary>
    private const string HundredLayers = """
        using AotNet;
        using static AotNet.Op;
        [Model]
        internal partial class HundredLayers
        {
            [Placeholder("batch", 64)] private readonly Tensor<float> X;
            [Placeholder("batch")] private readonly Tensor<int> y;

            private static Tensor<float> Hidden(Tensor<float> x)
            {
                for (int i = 0; i < 99; i++) x = Dense(x, 64, Relu);
                return x;
            }

            [Fetch] private Tensor<float> Logits => Dense(Hidden(X), 10);
            [Fetch] private Tensor<float> Loss => ReduceMean(SparseSoftmaxCrossEntropyWithLogits(y, Logits));
            [Fetch] private Operation Train => new GradientDescentOptimizer(0.01f).Minimize(Loss);
            [Fetch] private Tensor<int> Predicted => ArgMax(Logits, axis: 1);
        }
        """;

    public static Section Section() => new("Generator", "row | median ms | p10 | p90",
    [
        new Row("generator:mnist", () => Lines("generator:mnist", Mnist(), width: "300", rounds: 20)),
        new Row("generator:100-layers", () => Lines("generator:100-layers", HundredLayers, width: "64, Relu", rounds: 5)),
    ]);

    private static string Mnist()
    {
        using var reader = new StreamReader(typeof(GeneratorTime).Assembly.GetManifestResourceStream("MnistModel.cs")!);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Lines(string name, string source, string width, int rounds)
    {
        SyntaxTree model = Parse("global using System;\n" + source, "Model.cs"), other = Parse("class Other;", "Other.cs");
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Benchmark", [model, other], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release));
        compilation.GetDiagnostics();   // binding of the user's own code is not the generator's time

        List<double> cold = [], elsewhere = [], inside = [], compile = [];
        double firstEver = 0;
        int lines = 0;
        for (int i = 0; i <= rounds; i++)
        {
            GeneratorDriver driver = CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: Options);
            double first = Time(() => driver = driver.RunGenerators(compilation));
            var trees = driver.GetRunResult().GeneratedTrees;
            lines = trees.Sum(tree => tree.GetText().Lines.Count);
            double roslyn = Time(() => Compile(compilation.AddSyntaxTrees(trees)));
            var edited = compilation.ReplaceSyntaxTree(other, Parse($"class Other{i};", "Other.cs"));
            double second = Time(() => driver = driver.RunGenerators(edited));
            string wider = source.Replace(width, width.Replace(width.Split(',')[0], (401 + i).ToString(CultureInfo.InvariantCulture)));
            var changed = edited.ReplaceSyntaxTree(model, Parse("global using System;\n" + wider, "Model.cs"));
            double third = Time(() => driver = driver.RunGenerators(changed));
            if (i == 0)
            {
                firstEver = first;   // mostly the time of the JIT compiler
                continue;
            }
            cold.Add(first);
            compile.Add(roslyn);
            elsewhere.Add(second);
            inside.Add(third);
        }
        return
        [
            $"{name}, first run | {firstEver:F0} | | ",
            $"{name}, cold, in a running compiler | {Row.Spread([.. cold], "F1")}",
            $"{name}, edit in another file | {Row.Spread([.. elsewhere], "F1")}",
            $"{name}, edit of the layers' width | {Row.Spread([.. inside], "F1")}",
            $"{name}, Roslyn on the {lines} emitted lines | {Row.Spread([.. compile], "F1")}",
        ];
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path);

    private static void Compile(CSharpCompilation compilation)
    {
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        if (!result.Success)
            throw new InvalidOperationException(result.Diagnostics.First(found => found.Severity == DiagnosticSeverity.Error).ToString());
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using AotNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Benchmarks;

/// <summary>
/// Milliseconds of generator and analyzers after an edit in a project of 200 models, one a file: inside a model, elsewhere in a
/// method's body, elsewhere with a new declaration.
/// </summary>
/// <remarks>
/// As an editor does it: the generator runs over the new compilation, the analyzers over the edited file. The generator's is
/// processor time, the analyzers' their own as the compiler's <c>/reportAnalyzer</c> counts it. The least of several edits each, since
/// other programs run beside. Hundreds of edits come before: an editor's compiler is compiled ahead of time and has run for a while,
/// whereas here the JIT compiler begins with slow code.
/// </remarks>
public static class ManyModels
{
    private const int Models = 200, Rounds = 15, WarmUps = 400;

    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

    /// <summary>Prints the rows, and whether they keep to 50 ms inside and 5 ms elsewhere.</summary>
    /// <param name="analyzers">The analyzers of the product; by default those of AotNet.Analyzers.dll beside the program.</param>
    public static void Show(ImmutableArray<DiagnosticAnalyzer> analyzers = default)
    {
        if (analyzers.IsDefault) analyzers = ProductAnalyzers();
        var trees = Enumerable.Range(0, Models).Select(i => Parse(Model(i, 16), $"Model{i}.cs"))
            .Append(Parse(Elsewhere("1", "Helper"), "Elsewhere.cs")).ToArray();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        Compilation compilation = CSharpCompilation.Create("ManyModels", trees, references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: Options);
        driver = driver.RunGenerators(compilation);
        for (int i = 0; i < WarmUps; i++)
        {
            Edit("Elsewhere.cs", Elsewhere(i.ToString(CultureInfo.InvariantCulture), i % 2 == 0 ? "Before" : "Earlier"));
            if (i % 8 == 0) Edit("Model7.cs", Model(7, 100 + i));
            driver = driver.RunGenerators(compilation);
            if (i % 100 == 99) Thread.Sleep(500);   // the JIT compiler waits for a pause
        }

        Console.WriteLine($"| {Models} models, an edit | generator ms | analyzers ms | both | limit |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        Row("inside one", 50, "Model7.cs", round => Model(7, 17 + round));
        Row("elsewhere, in a body", 5, "Elsewhere.cs", round => Elsewhere(round.ToString(CultureInfo.InvariantCulture), "Helper"));
        Row("elsewhere, a new name", 5, "Elsewhere.cs", round => Elsewhere("1", $"Helper{round}"));

        void Row(string edit, double limit, string path, Func<int, string> text)
        {
            double generator = double.MaxValue, analysis = double.MaxValue;
            for (int round = 0; round < Rounds; round++)
            {
                SyntaxTree edited = Edit(path, text(round));
                double start = ProcessorTime();
                driver = driver.RunGenerators(compilation);
                generator = Math.Min(generator, ProcessorTime() - start);
                // What the compiler itself does with the generated files is not the product's time.
                Compilation generated = compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees);
                generated.GetSemanticModel(edited).GetDiagnostics();
                analysis = Math.Min(analysis, Analyze(generated, edited, analyzers));
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {edit} | {generator:F1} | {analysis:F1} | {generator + analysis:F1} | {limit}{(generator + analysis < limit ? "" : ", missed")} |"));
        }

        SyntaxTree Edit(string path, string text)
        {
            SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.FilePath == path), edited = Parse(text, path);
            compilation = compilation.ReplaceSyntaxTree(old, edited);
            return edited;
        }
    }

    private static double ProcessorTime() => Environment.CpuUsage.TotalTime.TotalMilliseconds;

    private static double Analyze(Compilation compilation, SyntaxTree edited, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var analysis = new CompilationWithAnalyzers(compilation, analyzers, options);
        foreach (Diagnostic diagnostic in analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(edited), null, default).GetAwaiter().GetResult())
            throw new InvalidOperationException(diagnostic.ToString());
        return analyzers.Sum(analyzer => analysis.GetAnalyzerTelemetryInfoAsync(analyzer, default).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds);
    }

    private static ImmutableArray<DiagnosticAnalyzer> ProductAnalyzers() =>
    [
        .. from type in Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "AotNet.Analyzers.dll")).GetTypes()
           where typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract && !typeof(DiagnosticSuppressor).IsAssignableFrom(type)
           orderby type.FullName
           select (DiagnosticAnalyzer)Activator.CreateInstance(type)!,
    ];

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path, System.Text.Encoding.UTF8);

    // A network of two layers that is trained, of the size of program 8 to 10 in the samples.
    private static string Model(int number, int width) => $$"""
        using AotNet;
        using static AotNet.Op;
        namespace Many.Models;

        /// <summary>The network of task {{number}}.</summary>
        [Model]
        internal partial class Network{{number}}
        {
            [Placeholder("batch", 8)] private readonly Tensor<float> X;
            [Placeholder("batch")] private readonly Tensor<int> y;
            [Placeholder] private readonly Tensor<float> learningRate;

            [Scope("dnn")]
            private Tensor<float> Logits
            {
                get
                {
                    var hidden = X;
                    for (int i = 0; i < 2; i++) hidden = Dense(hidden, {{width}} + i, activation: Relu, name: $"hidden{i + 1}");
                    return Dense(hidden, 3, name: "outputs");
                }
            }

            [Scope("loss"), Fetch] private Tensor<float> Loss => ReduceMean(SparseSoftmaxCrossEntropyWithLogits(y, Logits));
            [Scope("train"), Fetch] private Operation Train => new GradientDescentOptimizer(learningRate).Minimize(Loss);
            [Fetch] private Tensor<float> Probabilities => Softmax(Logits);
        }
        """;

    private static string Elsewhere(string value, string name) => $$"""
        using Many.Models;
        namespace Many;

        internal static class {{name}}
        {
            public static float Run(float[] x, int[] y)
            {
                using var session = new Network3.Session();
                session.Initialize();
                return session.Loss(x, y) + {{value}};
            }
        }
        """;
}

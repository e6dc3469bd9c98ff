using System.Diagnostics;
using AotNet.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Benchmarks;

/// <summary>Milliseconds of the generator for the MNIST model: cold, after an edit elsewhere, after an edit inside.</summary>
internal static class GeneratorTime
{
    public static IEnumerable<(string Row, double[] Samples)> Measure(int rounds)
    {
        using var reader = new StreamReader(typeof(GeneratorTime).Assembly.GetManifestResourceStream("MnistModel.cs")!);
        string source = reader.ReadToEnd();
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        SyntaxTree model = CSharpSyntaxTree.ParseText("global using System;\n" + source, options, "MnistModel.cs");
        SyntaxTree other = CSharpSyntaxTree.ParseText("class Other;", options, "Other.cs");
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Benchmark", [model, other], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        compilation.GetDiagnostics();   // binding of the user's own code is not the generator's time

        List<double> cold = [], elsewhere = [], inside = [];
        for (int i = 0; i <= rounds; i++)
        {
            GeneratorDriver driver = CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: options);
            double first = Time(() => driver = driver.RunGenerators(compilation));
            var edited = compilation.ReplaceSyntaxTree(other, CSharpSyntaxTree.ParseText($"class Other{i};", options, "Other.cs"));
            double second = Time(() => driver = driver.RunGenerators(edited));
            string wider = source.Replace("300", (301 + i).ToString(System.Globalization.CultureInfo.InvariantCulture));
            var changed = edited.ReplaceSyntaxTree(model, CSharpSyntaxTree.ParseText("global using System;\n" + wider, options, "MnistModel.cs"));
            double third = Time(() => driver = driver.RunGenerators(changed));
            if (i == 0) { FirstEver = first; continue; }   // the JIT compiler's time, not the generator's
            cold.Add(first);
            elsewhere.Add(second);
            inside.Add(third);
        }
        return [("cold, in a running compiler", [.. cold]), ("edit in another file", [.. elsewhere]), ("edit of a layer's width", [.. inside])];
    }

    /// <summary>The first run of the process, in which the generator itself is compiled.</summary>
    public static double FirstEver { get; private set; }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}

using Microsoft.CodeAnalysis;

namespace AotNet.Tests.Analyzers;

/// <summary>Models as they are while they are being typed: C# says what is missing, and nothing else breaks.</summary>
public class HalfTypedTests
{
    public static TheoryData<string> Sources() =>
    [
        "[Model] partial class { [Fetch] Tensor<float> Y => Constant(1f); }",
        "[Model] partial class M { [Placeholder] readonly Tensor<float> ; [Fetch] Tensor<float> Y => Constant(1f); }",
        "[Model] partial class M { [Variable] readonly Tensor<float> = Zeros<float>(3); [Fetch] Tensor<float> Y => Constant(1f); }",
        "[Model] partial class M { [Variable] readonly Tensor<float> w = ; [Fetch] Tensor<float> Y => w; }",
        "[Model] partial class M { [Fetch] Tensor<float> => Constant(1f); }",
        "[Model] partial class M { [Fetch] Tensor<float> Y => ; }",
        "[Model] partial class M { [Fetch] Tensor< Y => Constant(1f); }",
        "partial class { [Model] partial class M { [Fetch] Tensor<float> Y => Constant(1f); } }",
        "namespace N. { [Model] partial class M { [Fetch] Tensor<float> Y => Constant(1f); } }",
        "[Model] partial class M< { [Fetch] Tensor<float> Y => Constant(1f); }",
        "[DnnClassifier(Features = , Classes = 3)] partial class M;",
        "[DnnClassifier( partial class M { }",
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task HalfTypedModel_LeavesTheOthersAlone(string source)
    {
        const string Good = "[Model] partial class Good { [Placeholder] readonly Tensor<float> x; [Fetch] Tensor<float> Twice => x * 2; }\n";
        const string User = "static class Program { static float F() { using var session = new Good.Session(); return session.Twice(1); } }\n";
        var (generated, diagnostics) = await AnalyzerRunner.RunAsync(AnalyzerRunner.Compile(Good + User + source));
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id is "AD0001" or "CS8785" or "AOTN5001");
        Assert.Contains(diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.All(diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), error =>
        {
            Assert.False(error.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal), error.ToString());
            Assert.True(error.Location.SourceSpan.Start >= (Good + User).Length - 1, error.ToString());
        });
        Assert.Contains(generated.SyntaxTrees, tree => tree.FilePath.EndsWith("Good.Session.g.cs", StringComparison.Ordinal));
    }
}

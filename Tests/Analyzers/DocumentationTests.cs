using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Tests.Analyzers;

/// <summary>What completion and hovering show of generated members: every one is documented, and the session has the model's table.</summary>
public class DocumentationTests
{
    private const string Source = """
        namespace Shop;

        /// <summary>Scores &lt;baskets&gt; &amp; more.</summary>
        [AotNet.Model]
        public partial class Mlp
        {
            [Placeholder("batch", 4)] readonly Tensor<float> X;
            [Placeholder("batch")] readonly Tensor<int> y;
            [Placeholder] readonly Tensor<float> rate;
            [Variable] readonly Tensor<float> gain = Constant(1f);

            Tensor<float> Hidden => Dense(X, 16, Relu, name: "hidden");
            Tensor<float> Logits => Dense(Hidden, 3, name: "outputs") * gain;
            Tensor<float> Loss => ReduceMean(SparseSoftmaxCrossEntropyWithLogits(y, Logits));

            /// <summary>The scores, a row for each basket.</summary>
            [Fetch] Tensor<float> Scores => Logits;

            [Fetch] (Tensor<float> Loss, Tensor<float> Scores) Both => (Loss, Logits);

            [Fetch(Feed = nameof(Hidden))] Tensor<float> FromHidden => Logits;

            [Fetch] Tensor<float> Noise => RandomNormal<float>(X.Shape[0], 2);

            [Fetch] Summary LossSummary => Summary.Scalar("loss", Loss);

            [Fetch] Operation Train => new AdamOptimizer(rate).Minimize(Loss);
        }

        /// <summary>Three.</summary>
        [AotNet.Model]
        public partial class Constant3
        {
            [Fetch] Tensor<int> Three => Constant(3);
        }

        /// <summary>Classes.</summary>
        [AotNet.DnnClassifier(Features = 4, HiddenUnits = new[] { 10 }, Classes = 3)]
        public partial class Classifier;

        /// <summary>Numbers.</summary>
        [AotNet.DnnRegressor(Features = 4)]
        public partial class Regressor;
        """;

    private const string InError = """
        /// <summary>Wrong.</summary>
        [Model]
        public partial class Wrong
        {
            [Placeholder("batch", 4)] readonly Tensor<float> X;
            [Variable] readonly Tensor<float> w = Zeros<float>(3, 2);

            [Fetch] Tensor<float> Y => MatMul(X, w);
            [Fetch] (Tensor<float> A, Tensor<float> B) Both => (Y, X);
        }

        /// <summary>Wrong as well.</summary>
        [DnnRegressor(Features = -4)]
        public partial class WrongRegressor;
        """;

    [Theory]
    [InlineData(Source)]
    [InlineData(InError)]
    public void GeneratedMembers_AreDocumented(string source)
    {
        Compilation generated = Generate(source);
        Diagnostic[] faults = [.. generated.GetDiagnostics().Where(diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true
            && diagnostic.Id is "CS1570" or "CS1571" or "CS1572" or "CS1573" or "CS1574" or "CS1580" or "CS1581" or "CS1584" or "CS1587" or "CS1591" or "CS1710" or "CS1711" or "CS1712" or "CS1734")];
        Assert.Empty(faults.Select(fault => fault.ToString()));
        int members = 0;
        foreach (ISymbol symbol in Declared(generated).Where(IsSeen))
        {
            string? xml = symbol.GetDocumentationCommentXml();
            Assert.False(string.IsNullOrEmpty(xml), $"{symbol} has no documentation");
            Assert.True(xml.Contains("<inheritdoc", StringComparison.Ordinal) || XElement.Parse(xml).Element("summary") is { Value.Length: > 5 }, $"{symbol}: {xml}");
            members++;
        }
        Assert.InRange(members, 10, 1000);
    }

    [Fact]
    public void Session_HasTheTableThatSummaryPrints()
    {
        Compilation generated = Generate(Source);
        using var image = new MemoryStream();
        Assert.True(generated.Emit(image).Success);
        var graph = (GraphInfo)System.Reflection.Assembly.Load(image.ToArray()).GetType("Shop.Mlp")!.GetProperty("Graph")!.GetValue(null)!;
        string table = graph.Summary();

        // Layer, output, parameters, FLOPs: 2·4·16 and 2·16·3 for a row; Adam's two slots of each and its two powers are not trained.
        Assert.Contains(Row("hidden", "[batch, 16]", "80", "128*batch"), Rows(table));
        Assert.Contains(Row("outputs", "[batch, 3]", "51", "96*batch"), Rows(table));
        Assert.Contains(Row("total", "132", "224*batch"), Rows(table));
        Assert.Contains(Rows(table), row => row.StartsWith("not trainable ", StringComparison.Ordinal));
        Assert.Contains(Row("fetch", "peak", "bytes"), Rows(table));
        Assert.Contains(Rows(table), row => row.StartsWith("Train ", StringComparison.Ordinal) && row.Contains("batch", StringComparison.Ordinal));

        // Hovering shows the same, in the comments of the session's two parts.
        string comment = XElement.Parse($"<all>{generated.GetTypeByMetadataName("Shop.Mlp+Session")!.GetDocumentationCommentXml()}</all>").Value;
        Assert.Contains("Scores <baskets> & more.", comment, StringComparison.Ordinal);
        Assert.Empty(Rows(table).Except(Rows(comment)));
    }

    /// <summary>Peaks that can be worked out by hand: [8, 16] floats between two products, and nothing where results go to the caller's memory.</summary>
    [Fact]
    public void Summary_HasThePeakOfEachFetch()
    {
        Compilation generated = Generate("""
            [Model]
            public partial class M
            {
                [Placeholder(8, 4)] readonly Tensor<float> X;
                [Variable] readonly Tensor<float> a = Zeros<float>(4, 16);
                [Variable] readonly Tensor<float> b = Zeros<float>(16, 2);

                [Fetch] Tensor<float> One => MatMul(X, a);
                [Fetch] Tensor<float> Two => MatMul(MatMul(X, a), b);
            }
            """);
        using var image = new MemoryStream();
        Assert.True(generated.Emit(image).Success);
        string table = ((GraphInfo)System.Reflection.Assembly.Load(image.ToArray()).GetType("M")!.GetProperty("Graph")!.GetValue(null)!).Summary();
        Assert.Contains(Row("One", "0"), Rows(table));
        Assert.Contains(Row("Two", "512"), Rows(table));
    }

    /// <summary>The project with its generated files, whose comments are checked as the user's own would be.</summary>
    private static Compilation Generate(string source)
    {
        CSharpCompilation compilation = AnalyzerRunner.Compile(source);
        Compilation generated = AnalyzerRunner.RunWithoutAnalyzers(compilation).Compilation;
        foreach (SyntaxTree tree in generated.SyntaxTrees.ToList())
        {
            // The files switch warnings off, for users; here they are on.
            string text = tree.GetText().ToString().Replace("#pragma warning disable", "", StringComparison.Ordinal);
            generated = generated.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, ((CSharpParseOptions)tree.Options).WithDocumentationMode(DocumentationMode.Diagnose), tree.FilePath));
        }
        return generated;
    }

    // Not what is public inside of something private, as the code of a kernel is.
    private static bool IsSeen(ISymbol symbol)
    {
        for (ISymbol? at = symbol; at is not (null or INamespaceSymbol); at = at.ContainingSymbol)
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected)) return false;
        return symbol is not IMethodSymbol { AssociatedSymbol: not null };
    }

    private static IEnumerable<ISymbol> Declared(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            SemanticModel semantics = compilation.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes().Where(node => node is Microsoft.CodeAnalysis.CSharp.Syntax.MemberDeclarationSyntax))
                if (semantics.GetDeclaredSymbol(node) is { } symbol and not INamespaceSymbol && symbol.DeclaringSyntaxReferences.All(reference => reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
                    yield return symbol;
        }
    }

    private static string Row(params string[] cells) => string.Join(' ', cells);

    private static string[] Rows(string text) =>
        [.. text.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0)];
}

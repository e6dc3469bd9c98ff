using AotNet.Generator.Frontend;
using AotNet.Generator.Frontend.Caching;
using Microsoft.CodeAnalysis.CSharp;

namespace AotNet.Tests.Frontend;

/// <summary>A result that is kept over an edit is the one that a fresh evaluation gives, whatever the edit; and it is kept where it can be.</summary>
public class FrontendCacheTests
{
    private const string Model = """
        using AotNet; using static AotNet.Op; using Shared;
        [Model]
        partial class M
        {
            [Placeholder("batch", Sizes.Inputs)] readonly Tensor<float> X;
            [Fetch] Tensor<float> Y => Layers.Two(X) * Sizes.Scale + X.Doubled();
        }
        """;

    private const string Sizes = """
        namespace Shared;
        static class Sizes { public const int Inputs = 3; public static float Scale => Base.Scale; public static int Unused() { return 1; } }
        """;

    private const string Layers = """
        using AotNet; using static AotNet.Op;
        namespace Shared;
        static class Layers
        {
            public static Tensor<float> Two(Tensor<float> x) => x + 1;
            public static Tensor<float> Doubled(this Tensor<float> x) => x + x;
        }
        """;

    private const string Base = "namespace Shared; static class Base { public static float Scale = 2; }";

    private const string Other = "namespace Others; class Other { int Value() { return 1; } }";

    /// <summary>A file, its text before and after an edit, and whether the model is read again.</summary>
    public static TheoryData<int, string, string, bool> Edits() => new()
    {
        { 4, "return 1;", "return 2;", false }, // a body elsewhere
        { 4, "class Other", "class Another", false },
        { 4, "int Value()", "int Value(int x)", false },
        { 4, "namespace Others;", "namespace Others.Deep;", false },
        { 4, "class Other {", "class Other { private int X; ", false }, // private, though the model uses the name
        { 4, "class Other {", "partial class Other { int X; ", false },
        { 4, "class Other {", "partial class M { const int Width = 3; } class Other {", true },
        { 4, "class Other {", "class Other { public int Doubled() => 1; ", true }, // might be an overload, for all that names say
        { 1, "Unused() {", "Unused(int n) {", true },
        { 4, "class Other", "class Sizes { } class Other", true }, // a name that the model uses, though not its type
        { 4, "class Other", "class ModelAttribute : System.Attribute { } class Other", true },
        { 4, "namespace Others; class Other { int Value() { return 1; } }", "namespace Shared { static class More { public static AotNet.Tensor<float> Two(this AotNet.Tensor<float> x) => x; } }", true },
        { 4, "namespace Others;", "global using Math = System.Math; namespace Others;", true },
        { 4, "class Other", "partial class M { } class Other", true },
        { 4, "class Other", "class m { } class Other", true }, // its files would be named like the model's
        { 1, "Inputs = 3", "Inputs = 4", true },
        { 1, "return 1", "return 3", true }, // in a file that was evaluated
        { 2, "x + 1", "x + 2", true },
        { 2, "x + x", "x * 2", true },
        { 3, "Scale = 2", "Scale = 3", true },
        { 0, "* Sizes.Scale", "* 2", true },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Result_AfterAnEdit_IsWhatAFreshReadGives(int file, string old, string edited, bool readAgain)
    {
        string[] sources = [Model, Sizes, Layers, Base, Other];
        CSharpCompilation before = FrontendSource.Compile(sources);
        FrontendResult first = Read(before);
        Assert.NotNull(first.Graph);
        Assert.Contains(old, sources[file], StringComparison.Ordinal);
        var tree = before.SyntaxTrees.Single(tree => tree.FilePath == $"Model{file}.cs");
        CSharpCompilation after = before.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(
            sources[file].Replace(old, edited, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath));
        FrontendResult kept = Read(after);
        Assert.Equal(ModelReader.Read(after.GetTypeByMetadataName("M")!, after, default), kept);
        Assert.Equal(readAgain, !ReferenceEquals(first, kept));
        Assert.Equal(first, Read(before));
    }

    [Fact]
    public void References_Changed_AreReadAgain()
    {
        CSharpCompilation before = FrontendSource.Compile(Model, Sizes, Layers, Base);
        FrontendResult first = Read(before);
        Assert.Same(first, Read(before.Clone()));
        Assert.NotSame(first, Read(before.RemoveReferences(before.References.First(reference => reference.Display!.EndsWith("System.Linq.Expressions.dll", StringComparison.Ordinal)))));
        Assert.NotSame(first, Read(before.WithOptions(before.Options.WithAllowUnsafe(true))));
    }

    private static FrontendResult Read(CSharpCompilation compilation) => FrontendCache.Read(compilation.GetTypeByMetadataName("M")!, compilation, default);
}

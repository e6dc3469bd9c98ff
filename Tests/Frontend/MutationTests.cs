using AotNet.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Tests.Frontend;

/// <summary>Models with tokens deleted, doubled, swapped and replaced: whatever is left, the frontend gives a result.</summary>
public class MutationTests
{
    private const string Model = """
        using AotNet;
        using static AotNet.Op;

        [Module]
        partial class Unit(int size, Tensor<float> threshold)
        {
            [Variable] readonly Tensor<float> weights = RandomNormal<float>(size, 1);
            [Variable(Trainable = false)] readonly Tensor<float> bias = 0;
            public Tensor<float> Apply(Tensor<float> x) => Maximum(MatMul(x, weights) + bias, threshold);
        }

        [Model]
        partial class M
        {
            const int Inputs = 4 * 3, Hidden = 5;
            [Placeholder("batch", Inputs)] readonly Tensor<float> X;
            [Placeholder("batch")] readonly Tensor<int> y;
            [Placeholder] readonly Tensor<float> rate;
            [Variable] readonly Tensor<float> threshold = 0.5f;

            static Tensor<float> Layer(Tensor<float> x, int units, string name, Func<Tensor<float>, Tensor<float>>? activation = null)
            {
                using (NameScope(name))
                {
                    int inputs = x.Shape[1];
                    var w = Variable(TruncatedNormal<float>(stddev: 2 / MathF.Sqrt(inputs + units), shape: [inputs, units]), "kernel");
                    var z = MatMul(x, w) + Variable(Zeros<float>(units), "bias");
                    return activation is null ? z : activation(z);
                }
            }

            [Scope("dnn")]
            Tensor<float> Logits
            {
                get
                {
                    var hidden = X;
                    int[] units = [Hidden, 4];
                    for (int i = 0; i < units.Length; i++)
                    {
                        hidden = Layer(hidden, units[i], $"hidden{i + 1}", Relu);
                        if (i % 2 == 0) hidden = Dropout(hidden, 0.1f);
                    }
                    var parts = Enumerable.Range(0, 3).Select(i => new Unit(4, threshold).Apply(hidden)).ToList();
                    return Concat(parts, axis: 1);
                }
            }

            [Scope("loss"), Fetch] Tensor<float> Loss => ReduceMean(SparseSoftmaxCrossEntropyWithLogits(y, Logits)) * (2f / X.Shape[0]);
            [Scope("train"), Fetch] Operation Train => new MomentumOptimizer(rate, momentum: 0.9f, nesterov: true).Minimize(Loss);
            [Fetch] (Tensor<float> L, Tensor<float> G) Both => (Loss, Gradients(Loss, threshold));
            [Fetch(Feed = nameof(Logits))] Tensor<int> Predicted => ArgMax(Logits, axis: 1);
            [Fetch] Summary Curves => Summary.Merge(Summary.Scalar("loss", Loss), Summary.Histogram("logits", Logits));
        }
        """;

    private static readonly string[] Replacements =
    [
        "0", "-1", "int", "null", "\"\"", "x", "X", ";", "}", "{", "(", ")", "static", "async", "await", "record", "struct", "1e9", "2147483647", "Tensor<float>", "Tensor<short>", "this",
        "new", "yield", "while (true)", "Loss", "Logits", "?", "[]", "=>", "default", "typeof(M)", "Console.ReadLine()", "abstract", "ref", "dynamic", "object", "string", "<T>",
    ];

    [Theory]
    [InlineData(1, 400)]
    public void Read_MutatedModel_AlwaysGivesAResult(int seed, int count)
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(Model).GetRoot().DescendantTokens()];
        // Seeded: the same mutations in every run.
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            string source = Mutate(tokens, random);
            var compilation = FrontendSource.Compile(source);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            foreach (var tree in compilation.SyntaxTrees)
                foreach (var declaration in tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
                {
                    var type = compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)!;
                    if (!type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ModelAttribute")) continue;
                    try
                    {
                        FrontendResult result = ModelReader.Read(type, compilation, limit.Token);
                        Assert.True(result.Graph is not null || result.Findings.Count > 0 || HasErrors(compilation), "a model in error without a finding:\n" + source);
                    }
                    catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
                    {
                        Assert.Fail($"{exception}\n{source}");
                    }
                }
        }
    }

    // Placeholders are assigned by generated code, which is not there; that is a warning.
    private static bool HasErrors(Compilation compilation) => compilation.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string Mutate(SyntaxToken[] tokens, Random random)
    {
        string[] texts = [.. tokens.Select(token => token.ToFullString())];
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            int at = random.Next(texts.Length), other = random.Next(texts.Length);
            switch (random.Next(5))
            {
                case 0: texts[at] = ""; break;
                case 1: texts[at] += " " + texts[at]; break;
                case 2: (texts[at], texts[other]) = (texts[other], texts[at]); break;
                case 3: texts[at] = " " + Replacements[random.Next(Replacements.Length)] + " "; break;
                default: texts[at] = texts[other]; break;
            }
        }
        return string.Concat(texts);
    }
}

using Microsoft.CodeAnalysis;

namespace AotNet.Tests.Emission;

/// <summary>How much code a user gets to read, and the C# compiler to compile.</summary>
public class EmittedSizeTests
{
    private static string Network(int hidden, int width) => $$"""
        using AotNet;
        using static AotNet.Op;

        [Model] partial class Network
        {
            [Placeholder("batch", 784)] readonly Tensor<float> X;
            [Placeholder("batch")] readonly Tensor<int> y;

            Tensor<float> Logits
            {
                get
                {
                    var x = X;
                    for (int i = 0; i < {{hidden}}; i++) x = Dense(x, {{width}}, Relu);
                    return Dense(x, 10);
                }
            }

            [Fetch] Tensor<float> Loss => ReduceMean(SparseSoftmaxCrossEntropyWithLogits(y, Logits));
            [Fetch] Operation Train => new GradientDescentOptimizer(0.01f).Minimize(Loss);
            [Fetch] Tensor<int> Predicted => ArgMax(Logits, axis: 1);
        }
        """;

    [Fact]
    public void ThreeLayers_AreAtMost1500Lines() => Assert.InRange(Lines(Network(hidden: 2, width: 300)), 100, 1500);

    [Fact]
    public void HundredLayers_AreAtMostAHundredTimesOne()
    {
        int one = Lines(Network(hidden: 0, width: 64)), hundred = Lines(Network(hidden: 99, width: 64));
        Assert.InRange(hundred, one, 100 * one);
    }

    [Fact]
    public void Width_DoesNotCount() => Assert.Equal(Lines(Network(hidden: 2, width: 64)), Lines(Network(hidden: 2, width: 4096)));

    // Of the session for the CPU; that for devices is made where a project asks for it.
    private static int Lines(string source) =>
        GeneratedProgram.NewDriver().RunGenerators(GeneratedProgram.Compile(source)).GetRunResult().GeneratedTrees
            .Where(tree => !Path.GetFileName(tree.FilePath).Contains("Gpu", StringComparison.Ordinal)).Sum(tree => tree.GetText().Lines.Count);
}

using System.Reflection;
using AotNet.Tests.Emission;

namespace AotNet.Tests.Training.Optimizers;

/// <summary>Minimize over all and over named variables, its two halves apart, clipping and regularization, on numbers worked out by hand.</summary>
public class MinimizeTests
{
    private const string Source = """
        using AotNet;
        using static AotNet.Op;

        [Model] public partial class Two
        {
            [Variable] readonly Tensor<double> a = Constant(new[] { 3.0, 4.0 });
            [Variable] readonly Tensor<double> b = Constant(new[] { 12.0 });
            [Variable(Trainable = false)] readonly Tensor<double> constant = 2.0;
            [Variable(Trainable = false)] readonly Tensor<long> step = 0;
            [Variable] readonly Tensor<double> other = 1.0;

            // The gradients are the values: a and b.
            Tensor<double> Loss => (ReduceSum(Square(a)) + ReduceSum(Square(b))) / constant;

            static GradientDescentOptimizer Whole => new(1.0);

            [Fetch] public Operation All => new GradientDescentOptimizer(0.5).Minimize(Loss, globalStep: step, name: "all");
            [Fetch] public Operation OnlyB => new GradientDescentOptimizer(0.5).Minimize(Loss, variables: [b]);
            [Fetch] public Operation ByName => new GradientDescentOptimizer(0.5).Minimize(Loss, variables: ["a"]);
            [Fetch] public Operation ByValue
            {
                get
                {
                    var optimizer = Whole;
                    var clipped = new List<(Tensor<double>, Tensor<double>)>();
                    foreach (var (gradient, variable) in optimizer.ComputeGradients(Loss)) clipped.Add((Clip(gradient, -3.5, 3.5), variable));
                    return optimizer.ApplyGradients(clipped, globalStep: step);
                }
            }
            [Fetch] public Operation ByNorm
            {
                get
                {
                    var optimizer = Whole;
                    return optimizer.ApplyGradients(optimizer.ComputeGradients(Loss).Select(pair => (ClipByNorm(pair.Gradient, 6), pair.Variable)));
                }
            }
            [Fetch] public Operation ByGlobalNorm
            {
                get
                {
                    var optimizer = Whole;
                    var pairs = optimizer.ComputeGradients(Loss);
                    var clipped = ClipByGlobalNorm(pairs.Select(pair => pair.Gradient), 6.5);
                    return optimizer.ApplyGradients(clipped.Zip(pairs, (gradient, pair) => (gradient, pair.Variable)));
                }
            }
            [Fetch] public Tensor<double> Norm => GlobalNorm([a, b]);
            [Fetch] public Operation OnlyNoise
            {
                get
                {
                    var optimizer = new MomentumOptimizer(0.5, 0.5);
                    return optimizer.ApplyGradients(optimizer.ComputeGradients(Loss, variables: [a]).Select(pair => (pair.Gradient * 2 + 1, pair.Variable)));
                }
            }
        }

        [Model] public partial class Layers
        {
            [Placeholder(null, 2)] readonly Tensor<double> X;
            Tensor<double> Hidden => Dense(X, 2, kernelInitializer: Initial, kernelRegularizer: Regularizers.L1<double>(0.1), name: "hidden");
            Tensor<double> Output => Dense(Hidden, 1, kernelInitializer: Initial, kernelRegularizer: Regularizers.L2<double>(0.01), name: "output");
            Tensor<double> Last => Dense(Output, 1, kernelInitializer: Initial, kernelRegularizer: Regularizers.L1L2<double>(0.1, 0.01), name: "last");
            static Tensor<double> Initial(int[] shape) => Reshape(Range((double)(shape[0] * shape[1])) - 2, shape);
            [Fetch] public Tensor<double> All { get { _ = Last; return RegularizationLoss<double>(); } }
            [Fetch] public Tensor<double> OfHidden { get { _ = Last; return RegularizationLoss<double>("hidden"); } }
            [Fetch] public Operation Decay { get { _ = Last; return new GradientDescentOptimizer(1.0).Minimize(RegularizationLoss<double>(), ["hidden", "output/kernel"]); } }
        }
        """;

    private static readonly Lazy<Assembly> Compiled = new(() => GeneratedProgram.Load(Source));

    [Theory]
    [InlineData("All", "1.5 2", "6", 1)]
    [InlineData("OnlyB", "3 4", "6", 0)]
    [InlineData("ByName", "1.5 2", "12", 0)]
    [InlineData("ByValue", "0 0.5", "8.5", 1)]
    [InlineData("ByNorm", "0 0", "6", 0)] // |a| is 5, left alone; |b| is 12
    [InlineData("ByGlobalNorm", "1.5 2", "6", 0)] // 13 to 6.5
    [InlineData("OnlyNoise", "-0.5 -0.5", "12", 0)]
    public void Minimize_OneStep_MovesWhatItNames(string fetch, string a, string b, int steps)
    {
        using var session = new ProgramSession(Compiled.Value, "Two");
        session.Run(fetch);
        Assert.Equal(Numbers(a), session.Values("a"));
        Assert.Equal(Numbers(b), session.Values("b"));
        Assert.Equal(steps, session.Session.AllVariables["step"].AsSpan<long>()[0]);
        Assert.Equal([1], session.Values("other"));
        Assert.Equal([2], session.Values("constant"));
    }

    [Fact]
    public void GlobalNorm_IsOfAllElements()
    {
        using var session = new ProgramSession(Compiled.Value, "Two");
        Assert.Equal(13, session.Get<double>("Norm"));
    }

    [Fact]
    public void RegularizationLoss_AddsTheTermsOfItsScope()
    {
        using var session = new ProgramSession(Compiled.Value, "Layers");
        double hidden = 0.1 * (2 + 1 + 0 + 1), output = 0.01 * (4 + 1) / 2, last = (0.1 * 2) + (0.01 * 4 / 2);
        Assert.Equal(hidden, session.Get<double>("OfHidden"), 1e-15);
        Assert.Equal(hidden + output + last, session.Get<double>("All"), 1e-15);
        session.Run("Decay");
        // L1 moves by its scale towards 0 and leaves 0 alone; L2 shrinks.
        AssertClose([-1.9, -0.9, 0, 0.9], session.Values("hidden/kernel"));
        AssertClose([-1.98, -0.99], session.Values("output/kernel"));
        AssertClose([-2], session.Values("last/kernel"));
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-14);
    }

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(item => double.Parse(item, System.Globalization.CultureInfo.InvariantCulture))];
}

using System.Reflection;
using AotNet.Summaries;

namespace AotNet.Tests.Emission;

/// <summary>
/// Weights in panels give the bits of weights in rows, whatever reads and updates them. The same model twice: a fetch of a part of
/// the weights keeps them in rows.
/// </summary>
public sealed class PanelLayoutTests : IDisposable
{
    private const string Source = """
        using AotNet;
        using AotNet.Summaries;
        using static AotNet.Op;
        using Numbers = System.Numerics.Tensors.Tensor<TYPE>;

        [Model] public partial class NAME
        {
            [Placeholder("batch", 250)] readonly Tensor<TYPE> X;
            [Placeholder("batch", 100)] readonly Tensor<TYPE> target;
            [Placeholder(2, "batch", 250)] readonly Tensor<TYPE> stack;
            [Variable] readonly Tensor<TYPE> w = RandomNormal<TYPE>(shape: [250, 100], stddev: (TYPE)0.1);
            [Variable] readonly Tensor<TYPE> v = RandomNormal<TYPE>(shape: [100, 170], stddev: (TYPE)0.1);
            [Variable] readonly Tensor<TYPE> bias = RandomNormal<TYPE>(shape: [100]);

            Tensor<TYPE> Hidden => Tanh(MatMul(X, w) + bias);
            Tensor<TYPE> Wide => Relu(MatMul(Hidden, v));
            [Fetch] public Tensor<TYPE> Output => MatMul(Wide, v, transposeB: true);
            [Fetch] public Tensor<TYPE> Loss => ReduceMean(Square(Output - target)) + (TYPE)0.01 * ReduceSum(Square(w)) + ReduceMax(Abs(v));

            [Fetch] public Tensor<TYPE> Stacked => MatMul(stack, w);
            [Fetch] public Tensor<TYPE> Itself => w;
            [Fetch] public Tensor<TYPE> Scaled => w * bias + (TYPE)0.5;
            [Fetch] public Tensor<TYPE> ThreeTimes => w + Reshape(bias, [1, 1, 100]) * Ones<TYPE>(3, 1, 1);
            [Fetch] public Tensor<TYPE> Rows => ReduceSum(w, axis: 1);
            [Fetch] public Tensor<TYPE> Columns => ReduceMean(v, axis: 0);
            [Fetch] public Tensor<TYPE> Half => L2Loss(w);
            [Fetch] public Tensor<TYPE> Turned => Transpose(v);
            [Fetch] public Summary Weights => Summary.Histogram("w", w);
            [Fetch] public Tensor<TYPE> Greatest => ReduceMax(v * v);
            [Fetch] public (Tensor<TYPE>, Tensor<TYPE>) Slopes { get { var all = Gradients(Loss, [w, v]); return (all[0], all[1]); } }

            [Fetch] public Operation Descend => new GradientDescentOptimizer(0.1f).Minimize(Loss);
            [Fetch] public Operation Roll => new MomentumOptimizer(0.1f, 0.9f).Minimize(Loss, variables: [w, v]);
            [Fetch] public Operation Adapt => new AdamOptimizer(0.01f).Minimize(Loss);
            [Fetch] public Operation Clip
            {
                get
                {
                    var optimizer = new GradientDescentOptimizer(0.1f);
                    var pairs = optimizer.ComputeGradients(Loss);
                    var clipped = ClipByGlobalNorm(pairs.Select(pair => pair.Gradient), 0.5f);
                    return optimizer.ApplyGradients(clipped.Zip(pairs, (gradient, pair) => (gradient, pair.Variable)));
                }
            }
            [Fetch] public Operation Halve => Assign(w, w * (TYPE)0.5);
            EXTRA

            public static (TYPE[][] Results, string Layout, SummaryRecord Histogram) Run(int threads, int batch, string path, bool save)
            {
                using var session = new Session(new SessionOptions { Seed = 7, Threads = threads });
                if (save) session.Initialize();
                else new Saver(session).Restore(path);
                var random = new Random(batch);
                TYPE[] x = [.. Enumerable.Range(0, batch * 250).Select(_ => (TYPE)(random.NextDouble() - 0.5))];
                TYPE[] y = [.. Enumerable.Range(0, batch * 100).Select(_ => (TYPE)(random.NextDouble() - 0.5))];
                var results = new List<TYPE[]>();
                void Keep(Numbers numbers) => results.Add(Enumerable.ToArray(numbers));
                void All()
                {
                    results.Add([session.Loss(x, y), session.Greatest(), session.Half()]);
                    Keep(session.Turned());
                    Keep(session.Output(x));
                    Keep(session.Stacked([.. x, .. y, .. new TYPE[batch * 150]]));
                    Keep(session.Itself());
                    Keep(session.Scaled());
                    Keep(session.ThreeTimes());
                    Keep(session.Rows());
                    Keep(session.Columns());
                    var (first, second) = session.Slopes(x, y);
                    Keep(first);
                    Keep(second);
                    foreach (Variable variable in session.AllVariables) if (variable.ElementType == session.Variables.W.ElementType) results.Add(variable.AsSpan<TYPE>().ToArray());
                }

                All();
                SummaryRecord histogram = session.Weights();
                session.Descend(x, y);
                session.Roll(x, y);
                session.Adapt(x, y);
                session.Clip(x, y);
                All();
                session.Halve();
                if (save) new Saver(session).Save(path);
                session.Variables.V.Assign((TYPE)0.25);
                session.Variables.W.Assign(Enumerable.Range(0, 25000).Select(i => (TYPE)i / 50000).ToArray());
                All();
                return ([.. results], string.Join(" ", session.AllVariables.Where(variable => variable.Shape.Length == 2).Select(variable => variable.RowStride)), histogram);
            }
        }
        """;

    private const string KeptInRows = "[Fetch] public (Tensor<TYPE>, Tensor<TYPE>) Parts => (Gather(w, Constant(new[] { 1 })), Gather(v, Constant(new[] { 2 })));";

    private static readonly Lazy<Assembly> Assembly = new(() => GeneratedProgram.Load(
        Model("Panels", "float", ""), Model("Lines", "float", KeptInRows), Model("DoublePanels", "double", ""), Model("DoubleLines", "double", KeptInRows)));

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Model(string name, string type, string extra) =>
        Source.Replace("EXTRA", extra, StringComparison.Ordinal).Replace("NAME", name, StringComparison.Ordinal).Replace("TYPE", type, StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(70, 2)]
    public void Float_EveryUseOfTheWeights_GivesTheBitsOfRows(int batch, int threads) => Check<float>("Panels", "Lines", batch, threads);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(70, 2)]
    public void Double_EveryUseOfTheWeights_GivesTheBitsOfRows(int batch, int threads) => Check<double>("DoublePanels", "DoubleLines", batch, threads);

    private void Check<T>(string panels, string rows, int batch, int threads)
    {
        string path = Path.Combine(folder, "model.ckpt");
        var expected = Run<T>(rows, threads, batch, path, save: true);
        var actual = Run<T>(panels, threads, batch, path, save: true);
        Compare(expected.Results, actual.Results);
        Assert.Equal(expected.Histogram.Bytes.ToArray(), actual.Histogram.Bytes.ToArray());
        // What one wrote the other reads.
        Compare(Run<T>(rows, threads, batch, path, save: false).Results, Run<T>(panels, threads, batch, path, save: false).Results);

        Assert.DoesNotContain("48", expected.Layout, StringComparison.Ordinal);
        Assert.All(actual.Layout.Split(' '), stride => Assert.Equal("48", stride));
    }

    private static void Compare<T>(T[][] expected, T[][] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.True(expected[i].AsSpan().SequenceEqual(actual[i]), $"result {i} differs");
    }

    private static (T[][] Results, string Layout, SummaryRecord Histogram) Run<T>(string model, int threads, int batch, string path, bool save) =>
        ((T[][], string, SummaryRecord))Assembly.Value.GetType(model)!.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [threads, batch, path, save], null)!;
}

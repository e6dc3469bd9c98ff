using AotNet.Generator.Differentiation;
using AotNet.Generator.Graph;
using AotNet.Tests.Emission;

namespace AotNet.Tests.Gpu;

/// <summary>The MNIST model's kernels for devices against the CPU's.</summary>
public class MnistGpuTests(GpuDevice device) : IClassFixture<GpuDevice>
{
    private const int Batch = 50;

    // Sums of up to 784 terms with a rounding more a term than on the CPU, and another exp.
    private const double Tolerance = 2e-5;

    private static readonly Lazy<GpuModel> Model = new(() => GpuModel.Of((IReadOnlyList<ModelGraph>)[MnistGraph.Build()], graph => ExpandGradients.Run(graph))[0]);

    private static readonly SessionOptions Options = new() { Seed = 42, Threads = 1 };

    private static (float[] X, int[] Y) Data(int batch, int seed)
    {
        var random = new Random(seed);
        return ([.. Enumerable.Range(0, batch * 784).Select(_ => random.NextDouble() < 0.8 ? 0 : random.NextSingle())], [.. Enumerable.Range(0, batch).Select(_ => random.Next(10))]);
    }

    [Fact]
    public void Initialize_SameSeed_GivesTheBitsOfTheCpu()
    {
        using TestSession cpu = Model.Value.NewSession(Options).Initialize(), gpu = Model.Value.NewGpuSession(device.Accelerator, Options).Initialize();
        foreach (Variable variable in cpu.Session.AllVariables)
            Assert.Equal(variable.AsSpan<float>().ToArray(), gpu.Session.AllVariables[variable.Name].AsSpan<float>().ToArray());
    }

    [Fact]
    public void LossAccuracyPredicted_AnyBatch_EqualTheCpus()
    {
        using TestSession cpu = Model.Value.NewSession(Options).Initialize(), gpu = Model.Value.NewGpuSession(device.Accelerator, Options).Initialize();
        foreach (int batch in new[] { Batch, 1, 33 })
        {
            var (x, y) = Data(batch, seed: batch);
            AssertClose(cpu.Get<float>("Loss", x, y), gpu.Get<float>("Loss", x, y));
            Assert.Equal(cpu.Get<float>("Accuracy", x, y), gpu.Get<float>("Accuracy", x, y));
            Assert.Equal(cpu.Get<int[]>("Predicted", [x]), gpu.Get<int[]>("Predicted", [x]));
        }
    }

    [Fact]
    public void Train_SeveralSteps_GivesTheWeightsOfTheCpu()
    {
        using TestSession cpu = Model.Value.NewSession(Options).Initialize(), gpu = Model.Value.NewGpuSession(device.Accelerator, Options).Initialize();
        for (int step = 0; step < 3; step++)
        {
            var (x, y) = Data(Batch, seed: step);
            cpu.Run("Train", x, y);
            gpu.Run("Train", x, y);
            AssertClose(cpu.Get<float>("Loss", x, y), gpu.Get<float>("Loss", x, y));
        }
        foreach (Variable variable in cpu.Session.AllVariables)
        {
            float[] expected = variable.AsSpan<float>().ToArray(), actual = gpu.Session.AllVariables[variable.Name].AsSpan<float>().ToArray();
            for (int i = 0; i < expected.Length; i++) AssertClose(expected[i], actual[i]);
        }
    }

    [Fact]
    public void Variables_AssignedBetweenRuns_AreTakenToTheDevice()
    {
        using TestSession gpu = Model.Value.NewGpuSession(device.Accelerator, Options).Initialize();
        var (x, y) = Data(Batch, seed: 1);
        gpu.Run("Train", x, y);
        foreach (Variable variable in gpu.Session.AllVariables) variable.As<float>().Assign(0f);
        Assert.Equal(MathF.Log(10), gpu.Get<float>("Loss", x, y), 1e-6f);
    }

    [Fact]
    public void Run_WithoutValues_NamesTheVariable()
    {
        using TestSession gpu = Model.Value.NewGpuSession(device.Accelerator, Options);
        var (x, y) = Data(1, seed: 1);
        var error = Assert.Throws<InvalidOperationException>(() => gpu.Run("Loss", x, y));
        Assert.Contains("'dnn/hidden1/kernel'", error.Message, StringComparison.Ordinal);
    }

    private static void AssertClose(float expected, float actual) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, got {actual:R}");
}

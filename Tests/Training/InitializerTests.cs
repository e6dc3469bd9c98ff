using System.Reflection;
using AotNet.Tests.Emission;

namespace AotNet.Tests.Training;

/// <summary>Initial values by their distribution: bounds, mean, deviation and, for the orthogonal ones, products.</summary>
public class InitializerTests
{
    private const int Inputs = 300, Outputs = 200;

    private const string Source = """
        using AotNet;
        using static AotNet.Op;

        [Model] public partial class Initial
        {
            [Variable] readonly Tensor<float> GlorotUniform = Initializers.GlorotUniform<float>([300, 200]);
            [Variable] readonly Tensor<float> GlorotNormal = Initializers.GlorotNormal<float>([300, 200]);
            [Variable] readonly Tensor<float> HeUniform = Initializers.HeUniform<float>([300, 200]);
            [Variable] readonly Tensor<float> HeNormal = Initializers.HeNormal<float>([300, 200]);
            [Variable] readonly Tensor<float> LeCunUniform = Initializers.LeCunUniform<float>([300, 200]);
            [Variable] readonly Tensor<float> LeCunNormal = Initializers.LeCunNormal<float>([300, 200]);
            [Variable] readonly Tensor<float> Tall = Initializers.Orthogonal<float>([60, 40]);
            [Variable] readonly Tensor<float> Wide = Initializers.Orthogonal<float>([40, 60]);
            [Variable] readonly Tensor<float> Window = Initializers.HeUniform<float>([3, 3, 4, 8]);
            [Variable] readonly Tensor<float> Uniform = RandomUniform<float>(-2, 3, [300, 200]);
            [Variable] readonly Tensor<float> Normal = RandomNormal<float>(1, 2, [300, 200]);
            [Variable] readonly Tensor<float> Truncated = TruncatedNormal<float>(1, 2, [300, 200]);
            [Variable] readonly Tensor<float> Zero = Zeros<float>(300, 200);
            [Variable] readonly Tensor<float> One = Ones<float>(300, 200);
            [Variable] readonly Tensor<float> Same = Fill([300, 200], 0.5f);
        }
        """;

    // The deviation of a normal distribution cut at two deviations.
    private const double Cut = 0.87962566103423978;

    private static readonly Lazy<Dictionary<string, float[]>> Values = new(() =>
    {
        Type type = GeneratedProgram.Load(Source).GetType("Initial+Session")!;
        using var session = (SessionBase)Activator.CreateInstance(type, new SessionOptions { Seed = 7 })!;
        session.Initialize();
        return session.AllVariables.ToDictionary(variable => variable.Name, variable => ((Variable<float>)variable).AsSpan().ToArray());
    });

    /// <summary>Name, mean, deviation, greatest distance from the mean.</summary>
    public static TheoryData<string, double, double, double> Distributions => new()
    {
        { "GlorotUniform", 0, Math.Sqrt(2.0 / (Inputs + Outputs)), Math.Sqrt(6.0 / (Inputs + Outputs)) },
        { "GlorotNormal", 0, Math.Sqrt(2.0 / (Inputs + Outputs)), 2 * Math.Sqrt(2.0 / (Inputs + Outputs)) / Cut },
        { "HeUniform", 0, Math.Sqrt(2.0 / Inputs), Math.Sqrt(6.0 / Inputs) },
        { "HeNormal", 0, Math.Sqrt(2.0 / Inputs), 2 * Math.Sqrt(2.0 / Inputs) / Cut },
        { "LeCunUniform", 0, Math.Sqrt(1.0 / Inputs), Math.Sqrt(3.0 / Inputs) },
        { "LeCunNormal", 0, Math.Sqrt(1.0 / Inputs), 2 * Math.Sqrt(1.0 / Inputs) / Cut },
        { "Uniform", 0.5, 5 / Math.Sqrt(12), 2.5 },
        { "Normal", 1, 2, double.PositiveInfinity },
        { "Truncated", 1, 2 * Cut, 4 },
    };

    // The bounds of sixty thousand numbers: four standard errors of the mean, 2 % of the deviation.
    [Theory, MemberData(nameof(Distributions))]
    public void Values_HaveMeanDeviationAndBounds(string name, double mean, double deviation, double farthest)
    {
        float[] values = Values.Value[name];
        Assert.Equal(Inputs * Outputs, values.Length);
        double average = values.Average(value => (double)value), variance = values.Average(value => (value - average) * (value - average));
        Assert.InRange(average, mean - (4 * deviation / Math.Sqrt(values.Length)), mean + (4 * deviation / Math.Sqrt(values.Length)));
        Assert.InRange(Math.Sqrt(variance), 0.98 * deviation, 1.02 * deviation);
        double most = values.Max(value => Math.Abs(value - mean));
        Assert.InRange(most, double.IsInfinity(farthest) ? 3.5 * deviation : 0.99 * farthest, double.IsInfinity(farthest) ? 6 * deviation : farthest * (1 + 1e-6));
    }

    [Theory]
    [InlineData("Zero", 0f)]
    [InlineData("One", 1f)]
    [InlineData("Same", 0.5f)]
    public void Constant_IsTheSameEverywhere(string name, float expected) => Assert.All(Values.Value[name], value => Assert.Equal(expected, value));

    // Of a convolution's window all sizes but the last count as inputs.
    [Fact]
    public void Window_CountsAsInputs() => Assert.InRange(Values.Value["Window"].Max(Math.Abs), 0.9 * Math.Sqrt(6.0 / 36), Math.Sqrt(6.0 / 36));

    [Theory]
    [InlineData("Tall", 60, 40)]
    [InlineData("Wide", 40, 60)]
    public void Orthogonal_RowsOrColumns_AreAtRightAnglesAndOfLengthOne(string name, int rows, int columns)
    {
        float[] q = Values.Value[name];
        int few = Math.Min(rows, columns), many = Math.Max(rows, columns);
        for (int i = 0; i < few; i++)
        {
            for (int j = 0; j < few; j++)
            {
                double product = 0;
                for (int k = 0; k < many; k++) product += rows < columns ? (double)q[(i * columns) + k] * q[(j * columns) + k] : (double)q[(k * columns) + i] * q[(k * columns) + j];
                Assert.Equal(i == j ? 1 : 0, product, 2e-6);
            }
        }
    }
}

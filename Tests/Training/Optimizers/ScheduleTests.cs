using System.Reflection;
using AotNet.Tests.Emission;

namespace AotNet.Tests.Training.Optimizers;

/// <summary>Learning rates by step, as formulas and as what an optimizer goes by.</summary>
public class ScheduleTests
{
    private const string Source = """
        using AotNet;
        using static AotNet.Op;

        [Model] public partial class Rates
        {
            [Placeholder] readonly Tensor<int> step;
            [Placeholder] readonly Tensor<long> longStep;
            [Fetch] public Tensor<float> Exponential => Schedules.Exponential(0.1f, step, 1000, 0.9);
            [Fetch] public Tensor<float> Staircase => Schedules.Exponential(0.1f, step, 1000, 0.9, staircase: true);
            [Fetch] public Tensor<float> Piecewise => Schedules.Piecewise(step, [1000, 2000], [0.1f, 0.05f, 0.01f]);
            [Fetch] public Tensor<float> LongPiecewise => Schedules.Piecewise(longStep, [16777217], [1f, 2f]);
            [Fetch] public Tensor<float> InverseTime => Schedules.InverseTime(0.1f, step, 1000, 0.5);
            [Fetch] public Tensor<float> InverseStairs => Schedules.InverseTime(0.1f, step, 1000, 0.5, staircase: true);
            [Fetch] public Tensor<float> Cosine => Schedules.Cosine(0.1f, step, 2000);
            [Fetch] public Tensor<float> CosineToAlpha => Schedules.Cosine(0.1f, step, 2000, alpha: 0.2);
            [Fetch] public Tensor<float> WarmUp => Schedules.WarmUp(0.1f, step, 1500);
            [Fetch] public Tensor<float> WarmExponential => Schedules.WarmUp(Schedules.Exponential(0.1f, step, 1000, 0.9), step, 1500);
            [Fetch] public Tensor<double> DoubleExponential => Schedules.Exponential(0.1, step, 1000, 0.9);
        }

        [Model] public partial class Scheduled
        {
            [Variable(Trainable = false)] readonly Tensor<int> step = 0;
            [Variable] readonly Tensor<double> w = 0.0;
            // The gradient is 1: each step takes the rate off.
            [Fetch] public Operation Train => new GradientDescentOptimizer(Schedules.Piecewise(step, [1, 2], [1.0, 0.25, 0.0625])).Minimize(w * 1.0, globalStep: step);
        }
        """;

    private static readonly Lazy<Assembly> Compiled = new(() => GeneratedProgram.Load(Source));

    public static TheoryData<string, Func<int, double>> Formulas => new()
    {
        { "Exponential", step => 0.1 * Math.Pow(0.9, step / 1000.0) },
        { "Staircase", step => 0.1 * Math.Pow(0.9, step / 1000) },
        { "Piecewise", step => step <= 1000 ? 0.1 : step <= 2000 ? 0.05 : 0.01 },
        { "InverseTime", step => 0.1 / (1 + (0.5 * step / 1000)) },
        { "InverseStairs", step => 0.1 / (1 + (0.5 * (step / 1000))) },
        { "Cosine", step => 0.1 * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(step, 2000) / 2000)) },
        { "CosineToAlpha", step => 0.1 * ((0.8 * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(step, 2000) / 2000))) + 0.2) },
        { "WarmUp", step => 0.1 * Math.Min(step / 1500.0, 1) },
        { "WarmExponential", step => 0.1 * Math.Pow(0.9, step / 1000.0) * Math.Min(step / 1500.0, 1) },
    };

    [Theory, MemberData(nameof(Formulas))]
    public void Rate_AtEveryStep_IsTheFormulas(string schedule, Func<int, double> formula)
    {
        using var session = new ProgramSession(Compiled.Value, "Rates");
        foreach (int step in new[] { 0, 1, 500, 999, 1000, 1001, 1499, 1500, 1999, 2000, 2001, 10_000 })
            Assert.Equal(formula(step), session.Get<float>(schedule, step), 1e-7);
    }

    [Fact]
    public void Rate_InDouble_IsTheFormulas()
    {
        using var session = new ProgramSession(Compiled.Value, "Rates");
        Assert.Equal(0.1 * Math.Pow(0.9, 12.345), session.Get<double>("DoubleExponential", 12345), 1e-16);
    }

    [Fact]
    public void Boundary_BeyondAFloatsIntegers_IsExact()
    {
        using var session = new ProgramSession(Compiled.Value, "Rates");
        Assert.Equal([1f, 1, 2], new[] { 16777216L, 16777217, 16777218 }.Select(step => session.Get<float>("LongPiecewise", step)));
    }

    // Steps are counted from 0, and a run reads the count from before it.
    [Fact]
    public void Minimize_WithGlobalStep_FollowsTheSchedule()
    {
        using var session = new ProgramSession(Compiled.Value, "Scheduled");
        for (int step = 0; step < 5; step++) session.Run("Train");
        Assert.Equal([-(1 + 1 + 0.25 + 0.0625 + 0.0625)], session.Values("w"));
        Assert.Equal([5], session.Values("step"));
    }
}

using AotNet.Tests.Emission;

namespace AotNet.Tests.Training.Optimizers;

/// <summary>Slots of weights whose gradient stays 0.</summary>
public class DecayTests
{
    private static string Source(string type) => $$"""
        using AotNet;
        using static AotNet.Op;

        [Model] public partial class Dead
        {
            [Placeholder(8)] readonly Tensor<{{type}}> g;
            [Variable] readonly Tensor<{{type}}> w = Ones<{{type}}>(8);
            Tensor<{{type}}> Loss => ReduceSum(w * g);

            [Fetch] public Operation Momentum => new MomentumOptimizer(0.5f, 0.5f).Minimize(Loss);
            [Fetch] public Operation Adam => new AdamOptimizer(0.5f, beta1: 0.5, beta2: 0.5).Minimize(Loss);
            [Fetch] public Operation RmsProp => new RmsPropOptimizer(0.5f, decay: 0.5, momentum: 0.5, centered: true).Minimize(Loss);
        }

        public static class Driver
        {
            // The least that is not 0 of each slot's values, from the first step to the last, and the slots at the end.
            public static (double Least, string[] Live) Run(string optimizer, int steps)
            {
                using var session = new Dead.Session(new SessionOptions { Threads = 1 });
                session.Initialize();
                var gradient = new {{type}}[8];
                Array.Fill(gradient, ({{type}})0.25);
                double least = double.MaxValue;
                for (int i = 0; i < steps; i++)
                {
                    if (optimizer == "Momentum") session.Momentum(gradient);
                    else if (optimizer == "Adam") session.Adam(gradient);
                    else session.RmsProp(gradient);
                    Array.Clear(gradient);
                    foreach (var slot in Slots(session, optimizer))
                        foreach (double value in slot.AsSpan().ToArray()) if (value != 0) least = Math.Min(least, Math.Abs(value));
                }
                return (least, Slots(session, optimizer).Where(slot => slot.AsSpan().ToArray().Any(value => value != 0)).Select(slot => slot.Name).ToArray());
            }

            static IEnumerable<Variable<{{type}}>> Slots(Dead.Session session, string optimizer) =>
                session.Variables.OfType<Variable<{{type}}>>().Where(variable => variable.Name.StartsWith("w/" + optimizer, StringComparison.OrdinalIgnoreCase));
        }
        """;

    [Theory]
    [InlineData("Momentum", "float")]
    [InlineData("Adam", "float")]
    [InlineData("RmsProp", "float")]
    [InlineData("Momentum", "double")]
    [InlineData("Adam", "double")]
    [InlineData("RmsProp", "double")]
    public void GradientThatStaysZero_SlotsEndAtZero_AndAreNeverDenormal(string optimizer, string type)
    {
        var run = GeneratedProgram.Load(Source(type)).GetType("Driver")!.GetMethod("Run")!;
        var (least, live) = ((double, string[]))run.Invoke(null, [optimizer, type == "float" ? 400 : 2500])!;
        Assert.InRange(least, type == "float" ? 1.1754943508222875e-38 : 2.2250738585072014e-308, 0.25);
        Assert.Empty(live);
    }
}

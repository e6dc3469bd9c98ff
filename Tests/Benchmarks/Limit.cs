namespace AotNet.Benchmarks;

/// <summary>What a row cannot be faster than, measured beside every burst of the row: so the clock of the moment does not count.</summary>
internal abstract class Limit
{
    /// <summary>Multiply-adds of one core.</summary>
    public static Limit Fma { get; } = new FmaLimit();

    public abstract string Name { get; }

    /// <summary>What a row does and the limit counts, in units of 1e9 a second.</summary>
    public abstract string Unit { get; }

    /// <summary>Of one core, in units of 1e9 a second.</summary>
    public double Measure(double seconds)
    {
        double value = Burst(seconds);
        measured.Add(value);
        return value;
    }

    /// <summary>The median of all bursts so far.</summary>
    public double Median => Sampler.Quantile([.. measured], 0.5);

    private protected abstract double Burst(double seconds);

    private readonly List<double> measured = [];

    private sealed class FmaLimit : Limit
    {
        public override string Name => "multiply-adds";

        public override string Unit => "GFLOP/s";

        private protected override double Burst(double seconds) => Machine.FmaPeak(seconds);
    }
}

namespace AotNet.Benchmarks;

/// <summary>W0: the machine by itself, as the peers' W0.</summary>
internal static class Bandwidths
{
    private const int Bursts = 40;

    public static Section Section() => new("The machine (W0), one core", "row | median | p10 | p90 | unit",
    [
        Row("fma", () => Limit.Fma),
        Row("read-256KB", () => Bandwidth.OfRead(1 << 16)),
        Row("triad-3x256KB", () => Bandwidth.OfTriad(1 << 16)),
        Row("read-1MB", () => Bandwidth.OfRead(1 << 18)),
        Row("read-4MB", () => Bandwidth.OfRead(1 << 20)),
        Row("triad-3x4MB", () => Bandwidth.OfTriad(1 << 20)),
        Row("read-512MB", () => Bandwidth.OfRead(1 << 27)),
    ]);

    private static Row Row(string name, Func<Limit> make) => new($"W0:{name}", () =>
    {
        var limit = make();
        limit.Measure(0.2);   // the clock, the caches and the compiler settle
        double[] samples = [.. Enumerable.Range(0, Bursts).Select(_ => limit.Measure(0.01))];
        return $"W0:{name} | {Benchmarks.Row.Spread(samples)} | {limit.Unit}";
    });
}

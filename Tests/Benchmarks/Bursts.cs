namespace AotNet.Benchmarks;

/// <summary>Rows of times in microseconds beside the limit: short bursts of the row, each after a burst of the limit.</summary>
internal static class Bursts
{
    private const int Rounds = 15;
    private const double LimitSeconds = 0.005, RowSeconds = 0.03, FirstSeconds = 0.5;

    /// <summary>Medians on one thread by name, which the rows on more threads are compared with.</summary>
    private static readonly Dictionary<string, double> OneThread = [];

    public static Section Section(string title, IEnumerable<BurstRow> rows)
    {
        var limits = new List<Limit>();
        return new(
            title,
            "row | threads | median µs | p10 | p90 | p99 | rate | of the limit | limit | x one thread",
            [.. rows.Select(row => new Row(row.Name, () => Line(row, limits)))],
            () => $"Limits of one core, medians: {string.Join("; ", limits.Select(limit => $"{limit.Name} {limit.Median:G3} {limit.Unit}"))}.");
    }

    private static string Line(BurstRow row, List<Limit> limits)
    {
        using var workload = row.Make();
        if (!limits.Contains(workload.Limit)) limits.Add(workload.Limit);
        List<double> times = [], shares = [];
        for (int round = 0; round < Rounds; round++)
        {
            double limit = workload.Limit.Measure(LimitSeconds) * row.Threads;
            double[] samples = Sampler.Wall(workload.Step, round == 0 ? FirstSeconds : RowSeconds, atLeast: round == 0 ? 3 : 1);
            times.AddRange(samples);
            shares.Add(workload.Work / Sampler.Quantile(samples, 0.5) * 1e-3 / limit);
        }
        double[] all = [.. times];
        double median = Sampler.Quantile(all, 0.5);
        if (row.Threads == 1) OneThread[row.Name] = median;
        string ratio = row.Threads > 1 && OneThread.TryGetValue(row.Name, out double one) ? $"{one / median:F2}" : "";
        return $"{row.Name} | {row.Threads} | {Row.Spread(all)} | {Sampler.Quantile(all, 0.99):G4} " +
            $"| {workload.Work / median * 1e-3:G3} {workload.Limit.Unit} | {Sampler.Quantile([.. shares], 0.5):P0} | {workload.Limit.Name} | {ratio}";
    }
}

/// <summary>A row of <see cref="Bursts"/>.</summary>
/// <param name="Name">As printed.</param>
/// <param name="Threads">Of the session; the limit of one core counts as often.</param>
/// <param name="Make">Makes the session and the data when the row's turn comes.</param>
internal sealed record BurstRow(string Name, int Threads, Func<Workload> Make)
{
    /// <summary>One and, where there are so many processors, two.</summary>
    public static int[] OneAndTwo { get; } = Environment.ProcessorCount > 1 ? [1, 2] : [1];
}

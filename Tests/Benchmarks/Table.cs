namespace AotNet.Benchmarks;

/// <summary>Every row of README.md's figures, printed as Markdown.</summary>
internal static class Table
{
    private const int Rounds = 15;

    public static void Show(PeerData data)
    {
        Console.WriteLine("| workload | threads | median µs | p10 | p90 | GFLOP/s | of peak |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (string id in (string[])["W1", "W2", "W3", "W4"])
            foreach (int threads in Environment.ProcessorCount > 1 ? (int[])[1, 2] : [1])
                foreach (var workload in Workload.Of(id, data, threads)) Show(workload, threads);

        Console.WriteLine();
        Console.WriteLine($"Peak of one core, median over the run: {Sampler.Quantile([.. Peaks], 0.5):F0} GFLOP/s; reading 1 MB: {Machine.ReadBandwidth(1 << 20, 0.2):F0} GB/s.");
        Console.WriteLine();
        Console.WriteLine("| generator, MNIST model | median ms | p90 |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (var (row, samples) in GeneratorTime.Measure(20))
            Console.WriteLine($"| {row} | {Sampler.Quantile(samples, 0.5):F1} | {Sampler.Quantile(samples, 0.9):F1} |");
        Console.WriteLine($"| first in the process | {GeneratorTime.FirstEver:F0} | |");
    }

    private static List<double> Peaks { get; } = [];

    /// <summary>Short bursts with the peak measured before each, so that the share does not depend on the clock of the moment.</summary>
    private static void Show(Workload workload, int threads)
    {
        List<double> times = [], shares = [];
        for (int round = 0; round < Rounds; round++)
        {
            double peak = Machine.FmaPeak(0.005);
            Peaks.Add(peak);
            double[] samples = Sampler.Wall(workload.Step, round == 0 ? 0.5 : 0.03);
            times.AddRange(samples);
            shares.Add(workload.Flops / Sampler.Quantile(samples, 0.5) * 1e-3 / peak / threads);
        }
        double[] all = [.. times];
        double median = Sampler.Quantile(all, 0.5);
        Console.WriteLine($"| {workload.Name} | {threads} | {median:G4} | {Sampler.Quantile(all, 0.1):G4} | {Sampler.Quantile(all, 0.9):G4} " +
            $"| {workload.Flops / median * 1e-3:F0} | {Sampler.Quantile([.. shares], 0.5):P0} |");
    }
}

using System.Diagnostics;

namespace AotNet.Benchmarks;

/// <summary>Times of single calls, in microseconds.</summary>
internal static class Sampler
{
    /// <summary>Wall time of every call, or of groups of calls where one is so short that reading the clock would count.</summary>
    public static double[] Wall(Action call, double seconds = 0.5, int atLeast = 5)
    {
        if (seconds >= 0.5) Warm(call);
        long begin = Stopwatch.GetTimestamp();
        call();
        int group = (int)Math.Clamp(ShortestMicroseconds / Math.Max(Stopwatch.GetElapsedTime(begin).TotalMicroseconds, 0.01), 1, 1000);
        var samples = new List<double>();
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds || samples.Count < atLeast;)
        {
            begin = Stopwatch.GetTimestamp();
            for (int i = 0; i < group; i++) call();
            samples.Add(Stopwatch.GetElapsedTime(begin).TotalMicroseconds / group);
        }
        return [.. samples];
    }

    private const double ShortestMicroseconds = 5;

    /// <summary>Processor time of a call, over groups of calls that take at least 0.1 s: the system counts it in ticks of 10 ms or less.</summary>
    public static double[] Processor(Action call, double seconds = 0.5)
    {
        Warm(call);
        long begin = Stopwatch.GetTimestamp();
        call();
        int group = (int)Math.Clamp(0.1 / Math.Max(Stopwatch.GetElapsedTime(begin).TotalSeconds, 1e-9), 1, 1_000_000);
        var samples = new List<double>();
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds || samples.Count < 3;)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            for (int i = 0; i < group; i++) call();
            samples.Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / group);
        }
        return [.. samples];
    }

    private static void Warm(Action call)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 0.3;) call();
    }

    public static double Quantile(double[] samples, double part)
    {
        double[] sorted = [.. samples.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))];
    }
}

using System.Globalization;

namespace AotNet.Benchmarks;

/// <summary>One workload in the peers' protocol (SAMPLE and CHECK lines), so that `run --extra 'aotnet=PROGRAM'` of theirs interleaves it.</summary>
internal static class Protocol
{
    /// <summary>W0 (the machine) and W7 (convolutions, which AotNet has no op for) print nothing, and the peers' tables lack the row.</summary>
    public static void Run(string id, int threads)
    {
        if (id == "W5")
        {
            var data = new PeerData();
            using var session = Workload.Network(data, 1);
            Console.WriteLine($"class {session.Predicted(data.Images.AsSpan(0, 784)).ToArray()[0]}");
        }
        else if (id == "W6") Products.Run(threads);
        else
        {
            foreach (var made in Workload.Of(id, id is "W0" or "W7" ? null : new PeerData(), threads))
            {
                using var workload = made;
                Console.WriteLine($"CHECK {workload.Name} aotnet {workload.Check!():F6}");
                Sample(workload.Name, threads, "us", Sampler.Wall(workload.Step));
                if (threads == 1) Sample(workload.Name, threads, "cpu-us", Sampler.Processor(workload.Step));
            }
        }
    }

    /// <summary>A line of at most 3000 samples, spread over all of them.</summary>
    public static void Sample(string name, int threads, string unit, IReadOnlyCollection<double> samples)
    {
        int stride = samples.Count / 3000 + 1;
        var values = samples.Where((_, i) => i % stride == 0).Select(value => value.ToString("G6", CultureInfo.InvariantCulture));
        Console.WriteLine($"SAMPLE {name} aotnet {threads} {unit} {string.Join(' ', values)}");
    }
}

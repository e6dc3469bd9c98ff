using System.Globalization;
using AotNet.Benchmarks;

// No argument: every row, beside the peak measured in the same run. `W1 2`: one workload of ../shared/peers on two threads in its
// protocol (SAMPLE and CHECK lines), so that `peers/run --extra 'aotnet=PROGRAM'` interleaves it with the peers.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var data = new PeerData();
if (args is [var id, ..])
{
    int threads = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
    if (id == "W5")
    {
        using var session = Workload.Network(data, 1);
        Console.WriteLine($"class {session.Predicted(data.Images.AsSpan(0, 784)).ToArray()[0]}");
        return 0;
    }
    foreach (var workload in Workload.Of(id, data, threads))
    {
        Console.WriteLine($"CHECK {workload.Name} aotnet {workload.Check():F6}");
        Sample(workload.Name, threads, "us", Sampler.Wall(workload.Step));
        if (threads == 1) Sample(workload.Name, threads, "cpu-us", Sampler.Processor(workload.Step));
    }
    return 0;
}

Table.Show(data);
return 0;

static void Sample(string name, int threads, string unit, double[] samples)
{
    int stride = samples.Length / 3000 + 1;
    Console.WriteLine($"SAMPLE {name} aotnet {threads} {unit} {string.Join(' ', samples.Where((_, i) => i % stride == 0).Select(value => value.ToString("G6", CultureInfo.InvariantCulture)))}");
}

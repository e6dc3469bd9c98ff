using System.Globalization;

namespace AotNet.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Workload">One workload in the peers' protocol (W1 … W7, first-step); null for the tables.</param>
/// <param name="Threads">Of that workload.</param>
/// <param name="Only">What the names of the rows to print begin with.</param>
/// <param name="Native">Samples/Mnist, published as a native file; null leaves its rows out.</param>
/// <param name="Build">Whether Samples/Mnist is built, which takes a minute.</param>
internal sealed record Arguments(string? Workload, int Threads = 1, string Only = "", string? Native = null, bool Build = false)
{
    public const string Usage = "usage: AotNet.Benchmarks [--only PREFIX] [--native MNIST] [--build] | W0..W7 [THREADS]";

    /// <exception cref="FormatException">An argument is unknown or lacks its value.</exception>
    public static Arguments Parse(string[] args)
    {
        if (args is [['W', >= '0' and <= '7'] or FirstStep.Argument, ..])
        {
            int threads = 1;
            bool whole = args.Length < 2 || int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out threads);
            if (args.Length > 2 || !whole || threads is < 1 or > 1024)
                throw new FormatException($"{args[0]} takes a number of threads from 1 to 1024; {Usage}");
            return new(args[0], threads);
        }
        var result = new Arguments(Workload: null);
        for (int i = 0; i < args.Length; i++)
        {
            string Value() => ++i < args.Length && args[i].Length > 0
                ? args[i]
                : throw new FormatException($"{args[i - 1]} needs a value; {Usage}");
            result = args[i] switch
            {
                "--only" => result with { Only = Value() },
                "--native" => result with { Native = Value() },
                "--build" => result with { Build = true },
                _ => throw new FormatException($"unknown argument {args[i]}; {Usage}"),
            };
        }
        if (result.Native is { } path && !File.Exists(path)) throw new FormatException($"--native: no file {path}");
        return result;
    }
}

using System.Diagnostics;
using System.Globalization;
using AotNet;

namespace AotNet.Benchmarks;

/// <summary>The first training step of a new process: starting the runtime and compiling the code included.</summary>
internal static class FirstStep
{
    /// <summary>The argument that makes this program the new process.</summary>
    public const string Argument = "first-step";

    private const int Rounds = 10;

    public static Section Section() => new("First step of a new process, MNIST model, 50 images", "row | median ms | p10 | p90",
        [new Row("start:first-step", Lines)]);

    /// <summary>Milliseconds of a session and its initial values, of the first step and of the second, as one line.</summary>
    public static void Child()
    {
        float[] images = new float[50 * 784];
        int[] labels = new int[50];
        for (int i = 0; i < images.Length; i++) images[i] = i % 7 / 7f;
        for (int i = 0; i < labels.Length; i++) labels[i] = i % 10;
        long start = Stopwatch.GetTimestamp();
        using var session = new MnistModel.Session(new SessionOptions { Seed = 42, Threads = 1 });
        session.Initialize();
        long made = Stopwatch.GetTimestamp();
        session.Train(images, labels);
        long first = Stopwatch.GetTimestamp();
        session.Train(images, labels);
        long second = Stopwatch.GetTimestamp();
        string[] times = [.. new[] { (start, made), (made, first), (first, second) }
            .Select(span => Stopwatch.GetElapsedTime(span.Item1, span.Item2).TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture))];
        Console.WriteLine(string.Join(' ', times));
    }

    private static IEnumerable<string> Lines()
    {
        List<double> whole = [], made = [], first = [], second = [];
        for (int round = 0; round <= Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            using var process = Process.Start(Self())!;
            string line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the new process printed nothing");
            double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            process.WaitForExit();
            if (round == 0) continue;   // it reads the files from the disk
            double[] times = [.. line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            whole.Add(elapsed);
            made.Add(times[0]);
            first.Add(times[1]);
            second.Add(times[2]);
        }
        yield return $"start:first-step, from the process's start to the end of two steps | {Row.Spread([.. whole])}";
        yield return $"start:first-step, session and initial values | {Row.Spread([.. made])}";
        yield return $"start:first-step, the first step | {Row.Spread([.. first])}";
        yield return $"start:first-step, the second step | {Row.Spread([.. second])}";
    }

    private static ProcessStartInfo Self()
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        // `dotnet AotNet.Benchmarks.dll`: the running program is the host.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(typeof(FirstStep).Assembly.Location);
        start.ArgumentList.Add(Argument);
        return start;
    }
}

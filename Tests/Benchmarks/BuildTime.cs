using System.Diagnostics;

namespace AotNet.Benchmarks;

/// <summary>`dotnet build` of Samples/Mnist, its dependencies built before: the compiler with generator and analyzers.</summary>
internal static class BuildTime
{
    private const int Rounds = 3;

    public static Section Section(bool asked) => new("Build of Samples/Mnist", "row | median s | p10 | p90",
        [new Row("build:mnist", () => asked ? Lines() : ["build:mnist: not measured, it takes a minute; --build asks for it | | |"])]);

    private static IEnumerable<string> Lines()
    {
        if (Repository.Find("Samples/Mnist/Mnist.csproj") is not { } project)
            return ["build:mnist: not measured, no repository around this program | | |"];
        Build(project);
        double[] again = [.. Enumerable.Range(0, Rounds)
            .Select(_ => Build(project, "--no-dependencies", "--no-restore", "--no-incremental"))];
        double[] nothing = [.. Enumerable.Range(0, Rounds).Select(_ => Build(project, "--no-restore"))];
        return [$"build:mnist, all of the project | {Row.Spread(again)}", $"build:mnist, nothing changed | {Row.Spread(nothing)}"];
    }

    private static double Build(string project, params string[] options)
    {
        string[] arguments = ["build", project, "-c", "Release", "-v", "quiet", "-nologo", .. options];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        long begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return process.ExitCode == 0 ? seconds : throw new InvalidOperationException("the build failed: " + output);
    }
}

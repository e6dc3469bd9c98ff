using System.Diagnostics;
using System.Runtime.InteropServices;
using AotNet.Tests.Emission;

namespace AotNet.Tests.Runtime.Training;

/// <summary>A program that trains, as a process of its own, stopped by signals and started again.</summary>
public sealed partial class InterruptionTests : IDisposable
{
    private const int Interrupt = 2, Terminate = 15;

    private const string Source = """
        using System.Security.Cryptography;
        using AotNet;
        using AotNet.Training;
        using static AotNet.Op;

        // Each step depends on all before it: momentum, random numbers, the batch's place in the data.
        using var session = new M.Session(new SessionOptions { Seed = 4, Threads = 1 });
        var trainer = new Trainer(session) { Checkpoints = args[0], EarlyStopping = new EarlyStopping(3) };
        float[] x = Enumerable.Range(0, 80).Select(i => MathF.Sin(i * 1.7f)).ToArray();
        TrainingResult result = trainer.Fit(
            epochs: 3,
            batches: epoch => Enumerable.Range(0, 10).Select(i => (i * 7 + epoch) % 10),
            step: (batch, step) =>
            {
                session.Train(x.AsSpan(batch * 8, 8));
                Console.WriteLine($"step {step}");
                if (args.Length > 1) System.Threading.Thread.Sleep(int.Parse(args[1]));
            },
            validate: () => session.Loss(x));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var variable in session.AllVariables) hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(variable.AsSpan<float>()));
        Console.WriteLine($"bits {Convert.ToHexString(hash.GetHashAndReset())} {result}");

        [Model]
        partial class M
        {
            [Placeholder("batch", 4)] readonly Tensor<float> X;
            [Variable] readonly Tensor<float> w = RandomNormal<float>(4, 3);
            Tensor<float> Hidden(bool training) => training ? Dropout(Tanh(MatMul(X, w)), rate: 0.5f) : Tanh(MatMul(X, w));
            [Fetch] public Tensor<float> Loss => ReduceMean(Square(Hidden(false) - 0.5f));
            [Fetch] public Operation Train => new MomentumOptimizer(0.1f, 0.9f).Minimize(ReduceMean(Square(Hidden(true) - 0.5f)));
        }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _program;

    public InterruptionTests() => _program = GeneratedProgram.WriteExecutable(_folder.Path, Source);

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void Signal_SavesAndEnds_AndTheNextRunEndsWithTheSameBits()
    {
        string expected = Assert.Single(Run("whole").Output, line => line.StartsWith("bits", StringComparison.Ordinal));
        foreach (int signal in new[] { Interrupt, Terminate })
        {
            string path = $"signal{signal}";
            var stopped = Run(path, signal, atStep: 12);
            // As a shell shows it: the process ended by the signal, not by an exception.
            Assert.Equal((128 + signal, ""), (stopped.ExitCode, stopped.Error));
            Assert.Equal("step 0", stopped.Output[0]);
            Assert.DoesNotContain(stopped.Output, line => line.StartsWith("bits", StringComparison.Ordinal));

            var resumed = Run(path);
            Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
            Assert.Equal($"step {stopped.Output.Count}", resumed.Output[0]);
            Assert.Equal(expected, resumed.Output[^1]);
        }
    }

    [UnixFact]
    public void DamagedCheckpoint_TheOneBeforeIsTaken_AndSaid()
    {
        string expected = Run("whole").Output[^1];
        Run("damaged", Interrupt, atStep: 15);
        string newest = Saver.LatestCheckpoint(_folder["damaged/m"])!;
        byte[] bytes = File.ReadAllBytes(newest);
        bytes[^2] ^= 4;
        File.WriteAllBytes(newest, bytes);
        var resumed = Run("damaged");
        Assert.Contains($"{Path.GetFileName(newest)}' is damaged", resumed.Error);
        Assert.Equal("step 10", resumed.Output[0]); // the end of the first epoch
        Assert.Equal(expected, resumed.Output[^1]);
    }

    /// <summary>Runs the program to its end, or sends it a signal when it has done a step.</summary>
    private (int ExitCode, List<string> Output, string Error) Run(string path, int signal = 0, int atStep = 0)
    {
        // A shell that runs tests in the background may have told them to ignore Ctrl+C, and so their children.
        string[] arguments = ["--default-signal=INT,TERM", "dotnet", _program, _folder[path + "/m"], .. signal == 0 ? Array.Empty<string>() : ["50"]];
        var start = new ProcessStartInfo("env", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        var output = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            output.Add(line);
            if (signal != 0 && line == $"step {atStep}") Assert.Equal(0, Kill(process.Id, signal));
        }
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute()
        {
            if (OperatingSystem.IsWindows()) Skip = "Windows has no signal to send to another process.";
        }
    }
}

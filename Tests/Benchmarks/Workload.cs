using System.Runtime.InteropServices;
using AotNet;

namespace AotNet.Benchmarks;

/// <summary>Something to time: a step of training or a prediction on data that does not change.</summary>
/// <param name="Name">As the peers call it.</param>
/// <param name="Step">One call.</param>
/// <param name="Flops">Floating-point operations of a call, for the share of the peak.</param>
/// <param name="Check">A number that every peer must get; computed before the timing.</param>
internal sealed record Workload(string Name, Action Step, double Flops, Func<double> Check)
{
    private const int Weights = 784 * 300 + 300 * 100 + 100 * 10;

    public static IEnumerable<Workload> Of(string id, PeerData data, int threads) => id switch
    {
        "W1" => [Train(data, 50, threads), Train(data, 500, threads)],
        "W2" => [Predict(data, 1, threads), Predict(data, 64, threads), Predict(data, 1000, threads)],
        "W3" => [Housing(data, threads)],
        "W4" => [Moons(data, threads)],
        _ => [],
    };

    public static MnistModel.Session Network(PeerData data, int threads)
    {
        var session = new MnistModel.Session(new SessionOptions { Seed = 42, Threads = threads });
        session.Initialize();
        int at = 0;
        foreach (var variable in session.Variables.Cast<Variable<float>>())
        {
            int count = variable.AsSpan().Length;
            variable.Assign(data.Weights.AsSpan(at, count));
            at += count;
        }
        return session;
    }

    private static Workload Train(PeerData data, int batch, int threads)
    {
        var session = Network(data, threads);
        int step = 0;
        void Step()
        {
            int at = step++ % (1000 / batch) * batch;
            session.Train(data.Images.AsSpan(at * 784, batch * 784), data.Labels.AsSpan(at, batch));
        }
        return new Workload($"W1:b{batch}", Step, 2.0 * batch * (2 * Weights + 300 * 100 + 100 * 10), () =>
        {
            while (step < 19) Step();
            int at = step % (1000 / batch) * batch;
            float loss = session.Loss(data.Images.AsSpan(at * 784, batch * 784), data.Labels.AsSpan(at, batch));
            Step();
            return loss;
        });
    }

    private static Workload Predict(PeerData data, int batch, int threads)
    {
        var session = Network(data, threads);
        float[] logits = new float[batch * 10];
        void Step() => session.Logits(data.Images.AsSpan(0, batch * 784), logits);
        return new Workload($"W2:b{batch}", Step, 2.0 * batch * Weights, () =>
        {
            Step();
            return logits.Sum(Math.Abs);
        });
    }

    private static Workload Housing(PeerData data, int threads)
    {
        var session = new HousingModel.Session(new SessionOptions { Threads = threads });
        session.Initialize();
        void Step() => session.Train(data.LinearX, data.LinearY);
        return new Workload("W3", Step, 4.0 * 20640 * 9, () => Settled(Step, session.Variables.Theta.AsSpan));
    }

    private static Workload Moons(PeerData data, int threads)
    {
        var session = new MoonsModel.Session(new SessionOptions { Threads = threads });
        session.Initialize();
        int step = 0;
        void Step()
        {
            int at = step++ % 20 * 50;
            session.Train(data.MoonsX.AsSpan(at * 3, 150), data.MoonsY.AsSpan(at, 50));
        }
        return new Workload("W4", Step, 4.0 * 50 * 3, () => Settled(Step, session.Variables.Theta.AsSpan));
    }

    private delegate ReadOnlySpan<float> Values();

    private static double Settled(Action step, Values values)
    {
        for (int i = 0; i < 1000; i++) step();
        double sum = 0;
        foreach (float value in values()) sum += Math.Abs(value);
        return sum;
    }
}

/// <summary>The data that all peers share, from the folder PEERS names; made up in the same form where there is none.</summary>
internal sealed class PeerData
{
    private readonly string folder = Path.Combine(Environment.GetEnvironmentVariable("PEERS") ?? Path.Combine(Path.GetTempPath(), "peers"), "data");
    private readonly Random random = new(0);

    public PeerData()
    {
        Weights = Read("mlp.bin", 784 * 300 + 300 + 300 * 100 + 100 + 100 * 10 + 10, () => 0.1f * (random.NextSingle() - 0.5f));
        Images = Read("x.bin", 1000 * 784, () => random.NextSingle() < 0.2f ? random.NextSingle() : 0);
        Labels = MemoryMarshal.Cast<float, int>(Read("y.bin", 1000, () => BitConverter.Int32BitsToSingle(random.Next(10)))).ToArray();
        LinearX = Read("linx.bin", 20640 * 9, random.NextSingle);
        LinearY = Read("liny.bin", 20640, random.NextSingle);
        MoonsX = Read("moonx.bin", 3000, random.NextSingle);
        MoonsY = Read("moony.bin", 1000, () => random.Next(2));
    }

    public float[] Weights { get; }

    public float[] Images { get; }

    public int[] Labels { get; }

    public float[] LinearX { get; }

    public float[] LinearY { get; }

    public float[] MoonsX { get; }

    public float[] MoonsY { get; }

    private float[] Read(string name, int count, Func<float> madeUp)
    {
        string path = Path.Combine(folder, name);
        if (File.Exists(path)) return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan()) value = madeUp();
        return values;
    }
}

using AotNet;

namespace AotNet.Benchmarks;

/// <summary>Something to time: a step of training or a prediction on data that does not change.</summary>
/// <param name="Name">As the peers call it.</param>
/// <param name="Step">One call.</param>
/// <param name="Work">What a call does: floating-point operations or bytes moved, as the limit counts.</param>
/// <param name="Limit">What the row is divided by.</param>
/// <param name="Check">A number that every peer must get; computed before the timing. Null for what only we run.</param>
internal sealed record Workload(string Name, Action Step, double Work, Limit Limit, Func<double>? Check = null) : IDisposable
{
    /// <summary>What the step calls, when nobody else needs it afterwards.</summary>
    public IDisposable? Session { get; init; }

    public void Dispose() => Session?.Dispose();

    private const int Weights = 784 * 300 + 300 * 100 + 100 * 10;

    private const int WeightsAndBiases = Weights + 300 + 100 + 10;

    /// <summary>W1 to W4; W2 of one image and W3 read much more than they compute, and are held to the bandwidth of what they read.</summary>
    public static IEnumerable<BurstRow> Rows(PeerData data)
    {
        foreach (int threads in BurstRow.OneAndTwo)
        {
            foreach (int batch in (int[])[50, 500]) yield return new($"W1:b{batch}", threads, () => Train(data, batch, threads));
            foreach (int batch in (int[])[1, 64, 1000]) yield return new($"W2:b{batch}", threads, () => Predict(data, batch, threads));
            yield return new("W3", threads, () => Housing(data, threads));
            yield return new("W4", threads, () => Moons(data, threads));
        }
    }

    public static IEnumerable<Workload> Of(string id, PeerData? data, int threads) => data is null ? [] : id switch
    {
        "W1" => [Train(data, 50, threads), Train(data, 500, threads)],
        "W2" => [Predict(data, 1, threads), Predict(data, 64, threads), Predict(data, 1000, threads)],
        "W3" => [Housing(data, threads)],
        "W4" => [Moons(data, threads)],
        _ => [],
    };

    /// <summary>Operations of the products of a training step; the first layer has no gradient of its input.</summary>
    public static double TrainFlops(int batch) => 2.0 * batch * (2 * Weights + 300 * 100 + 100 * 10);

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
        return new Workload($"W1:b{batch}", Step, TrainFlops(batch), Limit.Fma, () =>
        {
            while (step < 19) Step();
            int at = step % (1000 / batch) * batch;
            float loss = session.Loss(data.Images.AsSpan(at * 784, batch * 784), data.Labels.AsSpan(at, batch));
            Step();
            return loss;
        })
        {
            Session = session,
        };
    }

    private static Workload Predict(PeerData data, int batch, int threads)
    {
        var session = Network(data, threads);
        float[] logits = new float[batch * 10];
        void Step() => session.Logits(data.Images.AsSpan(0, batch * 784), logits);
        double Check()
        {
            Step();
            return logits.Sum(Math.Abs);
        }
        return batch == 1
            ? new Workload("W2:b1", Step, 4.0 * WeightsAndBiases, Bandwidth.OfRead(WeightsAndBiases), Check) { Session = session }
            : new Workload($"W2:b{batch}", Step, 2.0 * batch * Weights, Limit.Fma, Check) { Session = session };
    }

    private static Workload Housing(PeerData data, int threads)
    {
        var session = new HousingModel.Session(new SessionOptions { Threads = threads });
        session.Initialize();
        void Step() => session.Train(data.LinearX, data.LinearY);
        double Check() => Settled(Step, session.Variables.Theta.AsSpan);
        return new Workload("W3", Step, 4.0 * 20640 * 9, Bandwidth.OfRead(20640 * 9), Check) { Session = session };
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
        return new Workload("W4", Step, 4.0 * 50 * 3, Limit.Fma, () => Settled(Step, session.Variables.Theta.AsSpan)) { Session = session };
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

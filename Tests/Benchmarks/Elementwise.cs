using AotNet;
using static AotNet.Op;

namespace AotNet.Benchmarks;

/// <summary>Chains that fusion makes one pass over memory, and softmax over long and short rows.</summary>
[Model]
internal partial class ElementwiseModel
{
    [Placeholder(1_000_000)] private readonly Tensor<float> u;
    [Placeholder(1_000_000)] private readonly Tensor<float> v;
    [Placeholder(1000, 1000)] private readonly Tensor<float> rows1000;
    [Placeholder(100_000, 10)] private readonly Tensor<float> rows10;

    [Fetch] private Tensor<float> Arithmetic => Relu(u * 1.5f + 0.25f) * u - 0.5f;
    [Fetch] private Tensor<float> TwoInputs => (u - v) * (u + v) + 0.5f * v;
    [Fetch] private Tensor<float> Exponentials => Sigmoid(u) * Tanh(0.5f * u);
    [Fetch] private Tensor<float> Softmax1000 => Softmax(rows1000);
    [Fetch] private Tensor<float> Softmax10 => Softmax(rows10);
}

/// <summary>A million elements in, a million out.</summary>
internal static class Elementwise
{
    private const int Count = 1_000_000;

    public static IEnumerable<BurstRow> Rows()
    {
        float[] u = Values(1), v = Values(2), result = new float[Count];
        ElementwiseModel.Session Session() => new(new SessionOptions { Threads = 1 });
        BurstRow OneInput(string name, Action<ElementwiseModel.Session> call) => new(name, 1, () =>
        {
            var session = Session();
            return new Workload(name, () => call(session), 8.0 * Count, Bandwidth.OfCopy(Count)) { Session = session };
        });

        yield return OneInput("elementwise:arithmetic", session => session.Arithmetic(u, result));
        yield return new("elementwise:two-inputs", 1, () =>
        {
            var session = Session();
            return new Workload("", () => session.TwoInputs(u, v, result), 12.0 * Count, Bandwidth.OfTriad(Count)) { Session = session };
        });
        yield return OneInput("elementwise:sigmoid-tanh", session => session.Exponentials(u, result));
        yield return OneInput("softmax:1000x1000", session => session.Softmax1000(u, result));
        yield return OneInput("softmax:100000x10", session => session.Softmax10(u, result));
    }

    /// <summary>A million values from -4 to 4.</summary>
    public static float[] Values(int seed)
    {
        var random = new Random(seed);
        float[] values = new float[Count];
        foreach (ref float value in values.AsSpan()) value = 8 * random.NextSingle() - 4;
        return values;
    }
}

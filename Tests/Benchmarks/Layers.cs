using AotNet;
using static AotNet.Op;

namespace AotNet.Benchmarks;

/// <summary>A dropout and a normalization, forward and back to their input.</summary>
[Model]
internal partial class LayersModel
{
    [Placeholder(1000, 1000)] private readonly Tensor<float> X;
    [Placeholder(1000, 1000)] private readonly Tensor<float> dY;

    [Fetch] private Tensor<float> Dropped => Dropout(X, 0.5);
    [Fetch] private Tensor<float> DroppedGradient => Gradients(Dropped, X, dY);
    [Fetch] private Tensor<float> Normalized => BatchNormalization(X, training: true);
    [Fetch] private Tensor<float> NormalizedGradient => Gradients(Normalized, X, dY);
}

/// <summary>Bytes are those of the fewest passes that the formulas allow.</summary>
internal static class Layers
{
    private const int Count = 1_000_000;

    public static IEnumerable<BurstRow> Rows()
    {
        float[] x = Elementwise.Values(5), dy = Elementwise.Values(6), result = new float[Count];
        BurstRow Row(string name, int moves, Func<int, Limit> limit, Action<LayersModel.Session> call) => new($"layer:{name}", 1, () =>
        {
            var session = new LayersModel.Session(new SessionOptions { Seed = 1, Threads = 1 });
            session.Initialize();
            return new Workload(name, () => call(session), 4.0 * Count * moves, limit(Count)) { Session = session };
        });

        yield return Row("dropout", 2, Bandwidth.OfCopy, session => session.Dropped(x, result));
        yield return Row("dropout-gradient", 2, Bandwidth.OfCopy, session => session.DroppedGradient(dy, result));
        // x for the mean and the variance, x again for the result.
        yield return Row("batchnorm", 3, Bandwidth.OfCopy, session => session.Normalized(x, result));
        // As above for the moments, then x and dy for two sums, then both again for the result.
        yield return Row("batchnorm-gradient", 6, Bandwidth.OfTriad, session => session.NormalizedGradient(x, dy, result));
    }
}

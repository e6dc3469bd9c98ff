using AotNet;
using static AotNet.Op;

namespace AotNet.Benchmarks;

/// <summary>Reductions of one matrix, down the columns (axis 0), along the rows (axis 1) and over all of it.</summary>
[Model]
internal partial class ReductionsModel
{
    [Placeholder(1000, 1000)] private readonly Tensor<float> X;

    [Fetch] private Tensor<float> Sum0 => ReduceSum(X, 0);
    [Fetch] private Tensor<float> Sum1 => ReduceSum(X, 1);
    [Fetch] private Tensor<float> Sum => ReduceSum(X);
    [Fetch] private Tensor<float> Max0 => ReduceMax(X, 0);
    [Fetch] private Tensor<float> Max1 => ReduceMax(X, 1);
    [Fetch] private Tensor<float> Max => ReduceMax(X);
    [Fetch] private Tensor<float> SquareSum0 => ReduceSum(Square(X), 0);
    [Fetch] private Tensor<float> Variance0 => Variance(X, 0);
    [Fetch] private Tensor<float> Variance1 => Variance(X, 1);
    [Fetch] private Tensor<int> ArgMax0 => ArgMax(X, 0);
    [Fetch] private Tensor<int> ArgMax1 => ArgMax(X, 1);
}

/// <summary>Four million bytes in, little out.</summary>
internal static class Reductions
{
    private const int Count = 1_000_000;

    public static IEnumerable<BurstRow> Rows()
    {
        float[] x = Elementwise.Values(3), result = new float[1000];
        int[] places = new int[1000];
        // A variance reads twice: squares of differences from the mean, for the sake of their precision.
        BurstRow Row(string name, Action<ReductionsModel.Session> call, int reads = 1) => new($"reduce:{name}", 1, () =>
        {
            var session = new ReductionsModel.Session(new SessionOptions { Threads = 1 });
            return new Workload(name, () => call(session), 4.0 * Count * reads, Bandwidth.OfRead(Count)) { Session = session };
        });

        yield return Row("sum-axis0", session => session.Sum0(x, result));
        yield return Row("sum-axis1", session => session.Sum1(x, result));
        yield return Row("sum-all", session => session.Sum(x));
        yield return Row("max-axis0", session => session.Max0(x, result));
        yield return Row("max-axis1", session => session.Max1(x, result));
        yield return Row("max-all", session => session.Max(x));
        yield return Row("square-sum-axis0", session => session.SquareSum0(x, result));
        yield return Row("variance-axis0", session => session.Variance0(x, result), reads: 2);
        yield return Row("variance-axis1", session => session.Variance1(x, result), reads: 2);
        yield return Row("argmax-axis0", session => session.ArgMax0(x, places));
        yield return Row("argmax-axis1", session => session.ArgMax1(x, places));
    }
}

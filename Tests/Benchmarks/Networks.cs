using AotNet;
using static AotNet.Op;

namespace AotNet.Benchmarks;

/// <summary>Eight layers of width 64: small products, so that what lies between them counts.</summary>
[Model]
internal partial class DeepModel
{
    [Placeholder("batch", 64)] private readonly Tensor<float> X;
    [Placeholder("batch")] private readonly Tensor<int> y;

    private static Tensor<float> Hidden(Tensor<float> x, int layers)
    {
        for (int i = 0; i < layers; i++) x = Dense(x, 64, Relu);
        return x;
    }

    [Fetch] private Operation Train =>
        new GradientDescentOptimizer(0.01f).Minimize(ReduceMean(SparseSoftmaxCrossEntropyWithLogits(y, Dense(Hidden(X, 7), 64))));
}

/// <summary>Three layers of width 1024: weights of 12 MB, which no second-level cache holds.</summary>
[Model]
internal partial class WideModel
{
    [Placeholder("batch", 1024)] private readonly Tensor<float> X;
    [Placeholder("batch")] private readonly Tensor<int> y;

    private Tensor<float> Logits => Dense(Dense(Dense(X, 1024, Relu), 1024, Relu), 1024);

    [Fetch] private Operation Train => new GradientDescentOptimizer(0.01f).Minimize(ReduceMean(SparseSoftmaxCrossEntropyWithLogits(y, Logits)));
}

/// <summary>Training steps of networks that the peers do not run. The MNIST steps of 50 and 500 images are W1.</summary>
internal static class Networks
{
    public static IEnumerable<BurstRow> Rows(PeerData data)
    {
        foreach (int threads in BurstRow.OneAndTwo)
        {
            yield return new("step:mnist-b4096", threads, () => Mnist(data, 4096, threads));
            yield return new("step:8x64-b32", threads, () =>
            {
                var session = new DeepModel.Session(new SessionOptions { Seed = 1, Threads = threads });
                session.Initialize();
                return Dense(session.Train, batch: 32, width: 64, layers: 8) with { Session = session };
            });
            yield return new("step:3x1024-b256", threads, () =>
            {
                var session = new WideModel.Session(new SessionOptions { Seed = 1, Threads = threads });
                session.Initialize();
                return Dense(session.Train, batch: 256, width: 1024, layers: 3) with { Session = session };
            });
        }
    }

    private delegate void Train(ReadOnlySpan<float> x, ReadOnlySpan<int> y);

    private static Workload Dense(Train train, int batch, int width, int layers)
    {
        var random = new Random(2);
        float[] x = new float[batch * width];
        int[] y = new int[batch];
        foreach (ref float value in x.AsSpan()) value = random.NextSingle() - 0.5f;
        foreach (ref int label in y.AsSpan()) label = random.Next(width);
        // A layer has three products, the first one none for the gradient of its input.
        return new Workload("", () => train(x, y), 2.0 * batch * width * width * (3 * layers - 1), Limit.Fma);
    }

    private static Workload Mnist(PeerData data, int batch, int threads)
    {
        var session = Workload.Network(data, threads);
        float[] images = new float[batch * 784];
        int[] labels = new int[batch];
        for (int i = 0; i < batch; i++)
        {
            int from = i % data.Labels.Length;
            data.Images.AsSpan(from * 784, 784).CopyTo(images.AsSpan(i * 784));
            labels[i] = data.Labels[from];
        }
        return new Workload("", () => session.Train(images, labels), Workload.TrainFlops(batch), Limit.Fma) { Session = session };
    }
}

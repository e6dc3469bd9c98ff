using AotNet;
using static AotNet.Op;

namespace AotNet.Benchmarks;

/// <summary>The network 784-300-100-10 of chapter 10.</summary>
[Model]
internal partial class MnistModel
{
    [Placeholder("batch", 784)] private readonly Tensor<float> X;
    [Placeholder("batch")] private readonly Tensor<int> y;

    private static Tensor<float> NeuronLayer(Tensor<float> x, int neurons, string name, Func<Tensor<float>, Tensor<float>>? activation = null)
    {
        using (NameScope(name))
        {
            var w = Variable(TruncatedNormal<float>(stddev: 2 / MathF.Sqrt(x.Shape[1] + neurons), shape: [x.Shape[1], neurons]), "kernel");
            var b = Variable(Zeros<float>(neurons), "bias");
            var z = MatMul(x, w) + b;
            return activation is null ? z : activation(z);
        }
    }

    [Scope("dnn"), Fetch]
    private Tensor<float> Logits => NeuronLayer(NeuronLayer(NeuronLayer(X, 300, "hidden1", Relu), 100, "hidden2", Relu), 10, "outputs");

    [Scope("loss"), Fetch] private Tensor<float> Loss => ReduceMean(SparseSoftmaxCrossEntropyWithLogits(y, Logits));
    [Scope("train"), Fetch] private Operation Train => new GradientDescentOptimizer(0.01f).Minimize(Loss);
    [Fetch] private Tensor<int> Predicted => ArgMax(Logits, axis: 1);
}

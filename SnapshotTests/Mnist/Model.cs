using System;
using AotNet;
using static AotNet.Op;

[Model]
internal partial class Mnist
{
    [Placeholder("batch", 784)] private readonly Tensor<float> X;
    [Placeholder("batch")] private readonly Tensor<int> y;

    private static Tensor<float> NeuronLayer(Tensor<float> x, int neurons, string name, Func<Tensor<float>, Tensor<float>>? activation = null)
    {
        using (NameScope(name))
        {
            int inputs = x.Shape[1];
            var w = Variable(TruncatedNormal<float>(stddev: 2 / MathF.Sqrt(inputs + neurons), shape: [inputs, neurons]), "kernel");
            var b = Variable(Zeros<float>(neurons), "bias");
            var z = MatMul(x, w) + b;
            return activation is null ? z : activation(z);
        }
    }

    [Scope("dnn")]
    private Tensor<float> Logits => NeuronLayer(NeuronLayer(NeuronLayer(X, 300, "hidden1", Relu), 100, "hidden2", Relu), 10, "outputs");

    [Scope("loss"), Fetch] private Tensor<float> Loss => ReduceMean(SparseSoftmaxCrossEntropyWithLogits(y, Logits));
    [Scope("train"), Fetch] private Operation Train => new GradientDescentOptimizer(0.01f).Minimize(Loss);
    [Fetch] private Tensor<int> Predicted => ArgMax(Logits, axis: 1);
}

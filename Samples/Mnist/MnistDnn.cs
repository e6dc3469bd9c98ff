using AotNet;
using static AotNet.Op;

namespace MnistSample;

/// <summary>The network 784-300-100-10 of chapter 10: two hidden layers of rectified linear units and a softmax.</summary>
[Model]
internal partial class MnistDnn
{
    private const int Inputs = 28 * 28, Hidden1 = 300, Hidden2 = 100, Outputs = 10;

    [Placeholder("batch", Inputs)] private readonly Tensor<float> X;
    [Placeholder("batch")] private readonly Tensor<int> y;
    [Placeholder] private readonly Tensor<float> learningRate;

    private static Tensor<float> NeuronLayer(Tensor<float> x, int neurons, string name, Func<Tensor<float>, Tensor<float>>? activation = null)
    {
        using (NameScope(name))
        {
            int inputs = x.Shape[1];
            float stddev = 2 / MathF.Sqrt(inputs + neurons);
            var w = Variable(TruncatedNormal<float>(stddev: stddev, shape: [inputs, neurons]), "kernel");
            var b = Variable(Zeros<float>(neurons), "bias");
            var z = MatMul(x, w) + b;
            return activation is null ? z : activation(z);
        }
    }

    [Scope("dnn")]
    private Tensor<float> Logits
    {
        get
        {
            var hidden1 = NeuronLayer(X, Hidden1, "hidden1", Relu);
            var hidden2 = NeuronLayer(hidden1, Hidden2, "hidden2", Relu);
            return NeuronLayer(hidden2, Outputs, "outputs");
        }
    }

    [Scope("loss")] private Tensor<float> Loss => ReduceMean(SparseSoftmaxCrossEntropyWithLogits(y, Logits));
    [Scope("eval")] private Tensor<float> Accuracy => ReduceMean(Cast<float>(InTopK(Logits, y, 1)));

    [Scope("train"), Fetch] private Operation Train => new GradientDescentOptimizer(learningRate).Minimize(Loss);
    [Fetch] private (Tensor<float> Loss, Tensor<float> Accuracy) Evaluate => (Loss, Accuracy);
    [Fetch] private Tensor<float> Probabilities => Softmax(Logits);
}

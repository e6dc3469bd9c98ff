namespace AotNet.Tests.Training;

/// <summary>The model of program 10.</summary>
internal static class MnistSource
{
    public const string Model = """
        using System;
        using AotNet;
        using static AotNet.Op;

        [Model]
        partial class MnistDnn
        {
            const int Inputs = 28 * 28, Hidden1 = 300, Hidden2 = 100, Outputs = 10;

            [Placeholder("batch", Inputs)] readonly Tensor<float> X;
            [Placeholder("batch")] readonly Tensor<int> y;

            static Tensor<float> NeuronLayer(Tensor<float> x, int neurons, string name, Func<Tensor<float>, Tensor<float>>? activation = null)
            {
                using (NameScope(name))
                {
                    int inputs = (int)x.Shape[1];
                    float stddev = 2 / MathF.Sqrt(inputs + neurons);
                    var w = Variable(TruncatedNormal<float>(stddev: stddev, shape: [inputs, neurons]), "kernel");
                    var b = Variable(Zeros<float>(neurons), "bias");
                    var z = MatMul(x, w) + b;
                    return activation is null ? z : activation(z);
                }
            }

            [Scope("dnn")]
            Tensor<float> Logits
            {
                get
                {
                    var hidden1 = NeuronLayer(X, Hidden1, "hidden1", Relu);
                    var hidden2 = NeuronLayer(hidden1, Hidden2, "hidden2", Relu);
                    return NeuronLayer(hidden2, Outputs, "outputs");
                }
            }

            [Scope("loss"), Fetch] Tensor<float> Loss => ReduceMean(SparseSoftmaxCrossEntropyWithLogits(y, Logits));
            [Scope("train"), Fetch] Operation Train => new GradientDescentOptimizer(0.01f).Minimize(Loss);
            [Scope("eval"), Fetch] Tensor<float> Accuracy => ReduceMean(Cast<float>(InTopK(Logits, y, 1)));
            [Fetch] Tensor<int> Predicted => ArgMax(Logits, axis: 1);
        }
        """;
}

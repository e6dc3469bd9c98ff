using AotNet;
using static AotNet.Op;

namespace AotNet.Benchmarks;

/// <summary>Linear regression by full-batch gradient descent, 20640 x 9 with a column of ones.</summary>
[Model]
internal partial class HousingModel
{
    [Placeholder("m", 9)] private readonly Tensor<float> X;
    [Placeholder("m", 1)] private readonly Tensor<float> y;
    [Variable] private readonly Tensor<float> theta = Zeros<float>(9, 1);

    [Fetch] private Operation Train => new GradientDescentOptimizer(0.01f).Minimize(ReduceMean(Square(MatMul(X, theta) - y)));
}

/// <summary>Logistic regression in mini-batches of 50 x 3, with a column of ones.</summary>
[Model]
internal partial class MoonsModel
{
    [Placeholder("batch", 3)] private readonly Tensor<float> X;
    [Placeholder("batch", 1)] private readonly Tensor<float> y;
    [Variable] private readonly Tensor<float> theta = Zeros<float>(3, 1);

    [Fetch] private Operation Train => new GradientDescentOptimizer(0.01f).Minimize(ReduceMean(SigmoidCrossEntropyWithLogits(y, MatMul(X, theta))));
}

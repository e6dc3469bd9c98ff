namespace AotNet;

public static partial class Op
{
    /// <summary>A fully connected layer: activation(x·kernel + bias), with the variables <c>name/kernel</c> and <c>name/bias</c>.</summary>
    /// <param name="x">Shape [..., K], K known.</param>
    /// <param name="units">N, the number of outputs.</param>
    /// <param name="activation">What is done to the sums: <c>Relu</c>, a lambda, or nothing when null.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">Makes the kernel [K, N] from its shape; Glorot's uniform distribution when null.</param>
    /// <param name="biasInitializer">Makes the bias [N] from its shape; zeros when null.</param>
    /// <param name="kernelRegularizer">A term of the loss from the kernel, collected by <see cref="RegularizationLoss{T}"/>.</param>
    /// <param name="trainable">Whether optimizers update the variables unless told otherwise.</param>
    /// <param name="name">The layer's scope; <c>dense</c>, <c>dense_1</c>, … when null.</param>
    /// <param name="reuse">Whether the variables are made or found.</param>
    /// <returns>Shape [..., N].</returns>
    /// <remarks>Gradient: that of its parts. ONNX: Gemm. AOTN3001 when a layer of the name is made twice; AOTN3006 when K is open.</remarks>
    public static Tensor<T> Dense<T>(
        Tensor<T> x, int units, Func<Tensor<T>, Tensor<T>>? activation = null, bool useBias = true,
        Func<int[], Tensor<T>>? kernelInitializer = null, Func<int[], Tensor<T>>? biasInitializer = null,
        Func<Tensor<T>, Tensor<T>>? kernelRegularizer = null, bool trainable = true, string? name = null, Reuse reuse = Reuse.Inherit)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Sets elements to zero at random and scales the others by 1 / (1 - rate), so that the expected sum stays (Srivastava et al. 2014).</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="rate">The probability of a zero, from 0 to below 1. Leave the call out where the model does not train.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Drawn anew in each run, by the session's seed, the node's name and the run's number. Gradient: dy with the same zeros and scale. ONNX: Dropout.</remarks>
    public static Tensor<T> Dropout<T>(Tensor<T> x, double rate, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Normalizes over the batch: gamma · (x - mean) / √(variance + epsilon) + beta, over all axes but the last (Ioffe and Szegedy 2015).</summary>
    /// <param name="x">Shape [..., C], C known.</param>
    /// <param name="training">
    /// true: mean and variance of the batch, and moving averages of them as part of whatever <see cref="Optimizer.Minimize{T}(Tensor{T}, IEnumerable{Node}?, Node?, string?)"/>
    /// makes from the result; false: the moving averages.
    /// </param>
    /// <param name="momentum">What a step keeps of the moving averages.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="name">The layer's scope; <c>batch_normalization</c>, … when null.</param>
    /// <param name="reuse">Whether the variables are made or found.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Variables: <c>gamma</c>, <c>beta</c>, and <c>moving_mean</c>, <c>moving_variance</c>, which are not trainable. Gradient: that of its formula. ONNX: BatchNormalization.</remarks>
    public static Tensor<T> BatchNormalization<T>(
        Tensor<T> x, bool training, double momentum = 0.99, double epsilon = 1e-3, string? name = null, Reuse reuse = Reuse.Inherit)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The sum of the terms that the regularizers of all layers so far made; 0 when there are none.</summary>
    /// <param name="scope">Only of layers in this scope, when not null.</param>
    /// <returns>A scalar.</returns>
    public static Tensor<T> RegularizationLoss<T>(string? scope = null)
        where T : unmanaged => throw Construction.Only();
}

namespace AotNet;

public static partial class Op
{
    /// <summary>e^x over its sum along an axis: probabilities. The largest is subtracted first, so that nothing overflows.</summary>
    /// <param name="x">At least one axis.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>On the CPU 0 instead of a denormal number. Gradient: dx = y · (dy - Σ dy · y). ONNX: Softmax. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> Softmax<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="Softmax{T}(Tensor{T})"/>
    /// <param name="x">At least one axis.</param>
    /// <param name="axis">The axis of the classes.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> Softmax<T>(Tensor<T> x, int axis, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The logarithm of <see cref="Softmax{T}(Tensor{T})"/>, exact also where the probability is tiny.</summary>
    /// <param name="x">At least one axis.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>Gradient: dx = dy - e^y · Σ dy. ONNX: LogSoftmax. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> LogSoftmax<T>(Tensor<T> x)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="LogSoftmax{T}(Tensor{T})"/>
    /// <param name="x">At least one axis.</param>
    /// <param name="axis">The axis of the classes.</param>
    /// <param name="name">The node's name below the current scope.</param>
    public static Tensor<T> LogSoftmax<T>(Tensor<T> x, int axis, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>-log softmax(logits)[label]: the cross entropy of class numbers. The largest logit is subtracted first.</summary>
    /// <param name="labels">Shape [...], from 0 to C - 1; others give NaN.</param>
    /// <param name="logits">Shape [..., C].</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [...], one loss a row.</returns>
    /// <remarks>
    /// Gradient: dlogits = dy · (softmax(logits) - one-hot(labels)). ONNX: SoftmaxCrossEntropyLoss. AOTN2002 when the rows differ.
    /// AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> SparseSoftmaxCrossEntropyWithLogits<T>(Tensor<int> labels, Tensor<T> logits, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>-Σ label · log softmax(logits): the cross entropy of probabilities.</summary>
    /// <param name="labels">Shape [..., C], each row sums to 1.</param>
    /// <param name="logits">Shape [..., C].</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [...], one loss a row.</returns>
    /// <remarks>
    /// Gradient: dlogits = dy · (softmax(logits) · Σ labels - labels); dlabels = -dy · log softmax(logits). ONNX: none: LogSoftmax,
    /// Mul, ReduceSum. AOTN2002 when the shapes differ. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> SoftmaxCrossEntropyWithLogits<T>(Tensor<T> labels, Tensor<T> logits, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>max(z, 0) - z · label + log(1 + e^-|z|): the cross entropy of independent yes-or-no labels.</summary>
    /// <param name="labels">Any shape, from 0 to 1.</param>
    /// <param name="logits">The same shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The same shape, one loss an element.</returns>
    /// <remarks>
    /// Gradient: dlogits = dy · (sigmoid(logits) - labels); dlabels = -dy · logits. ONNX: none: Softplus, Mul, Sub. AOTN2002 when the
    /// shapes differ. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> SigmoidCrossEntropyWithLogits<T>(Tensor<T> labels, Tensor<T> logits, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The mean of -label · log(p + ε) - (1 - label) · log(1 - p + ε).</summary>
    /// <param name="labels">Any shape, from 0 to 1.</param>
    /// <param name="predictions">The same shape, probabilities.</param>
    /// <param name="epsilon">What keeps the logarithm finite.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>A scalar.</returns>
    /// <remarks>
    /// Gradient: that of its formula. ONNX: none: Log, Mul, ReduceMean. AOTN2002 when the shapes differ. AOTN2010 for element types
    /// that are not floating.
    /// </remarks>
    public static Tensor<T> LogLoss<T>(Tensor<T> labels, Tensor<T> predictions, double epsilon = 1e-7, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The mean of (prediction - label)².</summary>
    /// <param name="labels">Any shape.</param>
    /// <param name="predictions">The same shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>A scalar.</returns>
    /// <remarks>
    /// Gradient: that of its formula. ONNX: none: Sub, Mul, ReduceMean. AOTN2002 when the shapes differ. AOTN2010 for element types
    /// that are not floating.
    /// </remarks>
    public static Tensor<T> MeanSquaredError<T>(Tensor<T> labels, Tensor<T> predictions, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The mean of |prediction - label|.</summary>
    /// <param name="labels">Any shape.</param>
    /// <param name="predictions">The same shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>A scalar.</returns>
    /// <remarks>
    /// Gradient: that of its formula. ONNX: none: Sub, Abs, ReduceMean. AOTN2002 when the shapes differ. AOTN2010 for element types
    /// that are not floating.
    /// </remarks>
    public static Tensor<T> MeanAbsoluteError<T>(Tensor<T> labels, Tensor<T> predictions, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The mean of e²/2 where |e| ≤ delta, else delta · (|e| - delta/2), with e = prediction - label (Huber 1964).</summary>
    /// <param name="labels">Any shape.</param>
    /// <param name="predictions">The same shape.</param>
    /// <param name="delta">Where the square turns into a line.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>A scalar.</returns>
    /// <remarks>
    /// Gradient: clip(e, -delta, delta) / n. ONNX: none: Clip, Mul, ReduceMean. AOTN2002 when the shapes differ. AOTN2010 for element
    /// types that are not floating.
    /// </remarks>
    public static Tensor<T> HuberLoss<T>(Tensor<T> labels, Tensor<T> predictions, double delta = 1, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The mean of max(0, 1 - (2 · label - 1) · logit).</summary>
    /// <param name="labels">Any shape, 0 or 1.</param>
    /// <param name="logits">The same shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>A scalar.</returns>
    /// <remarks>
    /// Gradient: that of its formula. ONNX: none: Relu, Mul, ReduceMean. AOTN2002 when the shapes differ. AOTN2010 for element types
    /// that are not floating.
    /// </remarks>
    public static Tensor<T> HingeLoss<T>(Tensor<T> labels, Tensor<T> logits, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Σ |x|: for regularization.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>A scalar.</returns>
    /// <remarks>Gradient: dx = dy · sign(x). ONNX: ReduceL1. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> L1Loss<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Σ x² / 2: for regularization.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>A scalar.</returns>
    /// <remarks>Gradient: dx = dy · x. ONNX: none: ReduceSumSquare, Mul. AOTN2010 for element types that are not floating.</remarks>
    public static Tensor<T> L2Loss<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Whether the target class is among the k most probable ones, row by row. Equals count for it.</summary>
    /// <param name="predictions">Shape [B, C].</param>
    /// <param name="targets">Shape [B], from 0 to C - 1.</param>
    /// <param name="k">How many classes count, at least 1.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Shape [B].</returns>
    /// <remarks>
    /// Gradient: none: its values are truth values. ONNX: none: TopK, Equal, ReduceMax. AOTN2002 when the rows differ.
    /// </remarks>
    public static Tensor<bool> InTopK<T>(Tensor<T> predictions, Tensor<int> targets, int k, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The k largest elements along the last axis, largest first, and where they were.</summary>
    /// <param name="x">Shape [..., N].</param>
    /// <param name="k">From 1 to N.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>Two tensors of shape [..., k].</returns>
    /// <remarks>Gradient: dy goes back to where the elements were. ONNX: TopK. AOTN2029 when k is larger than N, AOTN2023 when N is open.</remarks>
    public static (Tensor<T> Values, Tensor<int> Indices) TopK<T>(Tensor<T> x, int k, string? name = null)
        where T : unmanaged => throw Construction.Only();
}

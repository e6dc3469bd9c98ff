namespace AotNet;

/// <summary>Terms of the loss from weights: <c>Dense(x, 100, kernelRegularizer: Regularizers.L2&lt;float&gt;(0.001))</c>.</summary>
public static class Regularizers
{
    /// <summary>scale · Σ |w|.</summary>
    public static Func<Tensor<T>, Tensor<T>> L1<T>(double scale)
        where T : unmanaged => throw Construction.Only();

    /// <summary>scale · Σ w² / 2.</summary>
    public static Func<Tensor<T>, Tensor<T>> L2<T>(double scale)
        where T : unmanaged => throw Construction.Only();

    /// <summary>l1 · Σ |w| + l2 · Σ w² / 2.</summary>
    public static Func<Tensor<T>, Tensor<T>> L1L2<T>(double l1, double l2)
        where T : unmanaged => throw Construction.Only();
}

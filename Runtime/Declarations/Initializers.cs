namespace AotNet;

/// <summary>
/// Initial values by shape: <c>Dense(x, 100, kernelInitializer: Initializers.HeNormal&lt;float&gt;)</c>, or called with a shape.
/// For a shape [..., fanIn, fanOut] each is scaled by the numbers of inputs and outputs; leading axes count into both.
/// </summary>
/// <remarks>Keyed by the session's seed and the variable's name, so that adding a layer leaves the others' values alone.</remarks>
public static class Initializers
{
    /// <summary>Uniform with bound √(6 / (fanIn + fanOut)) (Glorot and Bengio 2010).</summary>
    public static Tensor<T> GlorotUniform<T>(int[] shape)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Truncated normal with variance 2 / (fanIn + fanOut) (Glorot and Bengio 2010).</summary>
    public static Tensor<T> GlorotNormal<T>(int[] shape)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Uniform with bound √(6 / fanIn) (He et al. 2015).</summary>
    public static Tensor<T> HeUniform<T>(int[] shape)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Truncated normal with variance 2 / fanIn (He et al. 2015).</summary>
    public static Tensor<T> HeNormal<T>(int[] shape)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Uniform with bound √(3 / fanIn) (LeCun et al. 1998).</summary>
    public static Tensor<T> LeCunUniform<T>(int[] shape)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Truncated normal with variance 1 / fanIn (LeCun et al. 1998).</summary>
    public static Tensor<T> LeCunNormal<T>(int[] shape)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A matrix with orthonormal rows or columns, whichever are fewer (Saxe et al. 2014).</summary>
    public static Tensor<T> Orthogonal<T>(int[] shape)
        where T : unmanaged => throw Construction.Only();
}

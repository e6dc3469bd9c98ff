namespace AotNet;

public static partial class Op
{
    /// <summary>Random numbers spread evenly over [minimum, maximum).</summary>
    /// <param name="minimum">The lower bound, which may be drawn.</param>
    /// <param name="maximum">The upper bound, which is not drawn.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>That shape.</returns>
    /// <remarks>
    /// A random draw is keyed by the session's seed and the variable's name, or within a run by the node's name and the run's number.
    /// Gradient: none: it has no input. ONNX: RandomUniform.
    /// </remarks>
    public static Tensor<T> RandomUniform<T>(double minimum, double maximum, int[] shape, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Random numbers of a normal distribution. Mean 0, standard deviation 1.</summary>
    /// <param name="shape">The sizes.</param>
    /// <returns>That shape.</returns>
    /// <remarks>
    /// A random draw is keyed by the session's seed and the variable's name, or within a run by the node's name and the run's number.
    /// Gradient: none: it has no input. ONNX: RandomNormal. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> RandomNormal<T>(params int[] shape)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Random numbers of a normal distribution. Mean 0.</summary>
    /// <param name="stddev">The standard deviation.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>That shape.</returns>
    /// <remarks>
    /// A random draw is keyed by the session's seed and the variable's name, or within a run by the node's name and the run's number.
    /// Gradient: none: it has no input. ONNX: RandomNormal. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> RandomNormal<T>(double stddev, int[] shape, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Random numbers of a normal distribution.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>That shape.</returns>
    /// <remarks>
    /// A random draw is keyed by the session's seed and the variable's name, or within a run by the node's name and the run's number.
    /// Gradient: none: it has no input. ONNX: RandomNormal. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> RandomNormal<T>(double mean, double stddev, int[] shape, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Random numbers of a normal distribution; those more than two standard deviations from the mean are drawn again. Mean 0, standard deviation 1.</summary>
    /// <param name="shape">The sizes.</param>
    /// <returns>That shape.</returns>
    /// <remarks>
    /// A random draw is keyed by the session's seed and the variable's name, or within a run by the node's name and the run's number.
    /// Gradient: none: it has no input. ONNX: none: no such op. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> TruncatedNormal<T>(params int[] shape)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Random numbers of a normal distribution; those more than two standard deviations from the mean are drawn again. Mean 0.</summary>
    /// <param name="stddev">The standard deviation (before truncation).</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>That shape.</returns>
    /// <remarks>
    /// A random draw is keyed by the session's seed and the variable's name, or within a run by the node's name and the run's number.
    /// Gradient: none: it has no input. ONNX: none: no such op. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> TruncatedNormal<T>(double stddev, int[] shape, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Random numbers of a normal distribution; those more than two standard deviations from the mean are drawn again.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation (before truncation).</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>That shape.</returns>
    /// <remarks>
    /// A random draw is keyed by the session's seed and the variable's name, or within a run by the node's name and the run's number.
    /// Gradient: none: it has no input. ONNX: none: no such op. AOTN2010 for element types that are not floating.
    /// </remarks>
    public static Tensor<T> TruncatedNormal<T>(double mean, double stddev, int[] shape, string? name = null)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The slices along the first axis in random order.</summary>
    /// <param name="x">At least one axis.</param>
    /// <param name="name">The node's name below the current scope.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <remarks>
    /// A random draw is keyed by the session's seed and the variable's name, or within a run by the node's name and the run's number.
    /// Gradient: dy in the order from before. ONNX: none: no such op. AOTN2003 for a scalar.
    /// </remarks>
    public static Tensor<T> RandomShuffle<T>(Tensor<T> x, string? name = null)
        where T : unmanaged => throw Construction.Only();
}

namespace AotNet;

/// <summary>
/// Learning rates that follow the step: <c>new AdamOptimizer(Schedules.Exponential(0.1f, step, 1000, 0.9))</c>, where <c>step</c> is an
/// integer variable or placeholder that counts steps (<c>Minimize(loss, globalStep: step)</c>).
/// </summary>
public static class Schedules
{
    /// <summary>rate · decay^(step / steps).</summary>
    /// <param name="rate">The rate at step 0.</param>
    /// <param name="step">An integer scalar.</param>
    /// <param name="steps">Steps for one factor of <paramref name="decay"/>.</param>
    /// <param name="decay">The factor.</param>
    /// <param name="staircase">Whether step / steps is rounded down.</param>
    public static Tensor<T> Exponential<T>(T rate, Node step, int steps, double decay, bool staircase = false)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Constant rates between boundaries: values[0] up to boundaries[0], values[1] up to boundaries[1], …, and the last value after that.</summary>
    /// <param name="step">An integer scalar.</param>
    /// <param name="boundaries">Steps, in rising order; a boundary still has the value before it.</param>
    /// <param name="values">One more than boundaries.</param>
    public static Tensor<T> Piecewise<T>(Node step, int[] boundaries, T[] values)
        where T : unmanaged => throw Construction.Only();

    /// <summary>rate / (1 + decay · step / steps).</summary>
    public static Tensor<T> InverseTime<T>(T rate, Node step, int steps, double decay, bool staircase = false)
        where T : unmanaged => throw Construction.Only();

    /// <summary>From rate to alpha · rate along half a cosine, over the given steps, and alpha · rate from then on (Loshchilov and Hutter 2017).</summary>
    public static Tensor<T> Cosine<T>(T rate, Node step, int steps, double alpha = 0)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Rises in a line from 0 to the given rate over the first steps; the rate itself from then on.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="step">An integer scalar.</param>
    /// <param name="steps">How long it rises.</param>
    public static Tensor<T> WarmUp<T>(T rate, Node step, int steps)
        where T : unmanaged => throw Construction.Only();

    /// <inheritdoc cref="WarmUp{T}(T, Node, int)"/>
    /// <param name="rate">Another schedule.</param>
    /// <param name="step">An integer scalar.</param>
    /// <param name="steps">How long it rises.</param>
    public static Tensor<T> WarmUp<T>(Tensor<T> rate, Node step, int steps)
        where T : unmanaged => throw Construction.Only();
}

namespace AotNet;

/// <summary>Gives a function a derivative of its own, in place of the one made from its body.</summary>
/// <param name="method">
/// The static method that computes it: it takes the function's tensors, its result and the gradient by its result, and gives the
/// gradient by each tensor, a tuple where there are several.
/// </param>
/// <remarks>
/// <code>
/// [Gradient(nameof(SmoothFloorGradient))]
/// static Tensor&lt;float&gt; SmoothFloor(Tensor&lt;float&gt; x) => Floor(x);
/// static Tensor&lt;float&gt; SmoothFloorGradient(Tensor&lt;float&gt; x, Tensor&lt;float&gt; y, Tensor&lt;float&gt; dy) => dy;   // straight through
/// </code>
/// AOTN4012 when the method's parameters or results do not fit the function's.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GradientAttribute(string method) : Attribute
{
    public string Method { get; } = method;
}

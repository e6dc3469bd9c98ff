namespace AotNet;

/// <summary>Declares a feed of the model: a parameter of the fetches that depend on it.</summary>
/// <param name="dims">
/// The sizes of the axes: a number, <c>null</c> for any size, or a name: one name is one size throughout the model. Nothing
/// declares a scalar, a lone <c>null</c> one open axis.
/// </param>
/// <remarks>
/// <code>
/// [Placeholder("batch", 784)] readonly Tensor&lt;float&gt; X;
/// [Placeholder("batch")] readonly Tensor&lt;int&gt; y;
///
/// // generated: a fetch that depends on both
/// public float Loss(ReadOnlySpan&lt;float&gt; x, ReadOnlySpan&lt;int&gt; y);
/// </code>
/// Feeds are row-major. ArgumentException names the placeholder, its shape and the length that does not fit.
/// </remarks>
[AttributeUsage(AttributeTargets.Field)]
public sealed class PlaceholderAttribute(params object?[]? dims) : Attribute
{
    // A lone null arrives as a null array.
    public object?[] Dims { get; } = dims ?? [null];
}

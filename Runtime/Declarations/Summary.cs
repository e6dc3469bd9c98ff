namespace AotNet;

/// <summary>A node that yields a record for TensorBoard. A fetch of one gives a <see cref="Summaries.SummaryRecord"/>, which a <see cref="Summaries.FileWriter"/> takes.</summary>
public sealed class Summary : Node
{
    private Summary()
    {
    }

    /// <summary>One number a step: a point of a curve.</summary>
    /// <param name="tag">The curve's name; the current scope is put before it, and charts of one scope stand together.</param>
    /// <param name="value">A scalar of any number type.</param>
    public static Summary Scalar<T>(string tag, Tensor<T> value)
        where T : unmanaged => throw Construction.Only();

    /// <summary>The distribution of a tensor's elements.</summary>
    /// <param name="tag">The name in TensorBoard, below the current scope.</param>
    /// <param name="values">A tensor of any shape and number type.</param>
    public static Summary Histogram<T>(string tag, Tensor<T> values)
        where T : unmanaged => throw Construction.Only();

    /// <summary>Pictures, as PNG.</summary>
    /// <param name="tag">The name in TensorBoard, below the current scope.</param>
    /// <param name="images">Shape [B, H, W, C] with 1, 3 or 4 channels: bytes as they are, floats from 0 to 1.</param>
    /// <param name="maxImages">How many of the B images to write.</param>
    public static Summary Image<T>(string tag, Tensor<T> images, int maxImages = 3)
        where T : unmanaged => throw Construction.Only();

    /// <summary>A text, shown as Markdown.</summary>
    public static Summary Text(string tag, string text) => throw Construction.Only();

    /// <summary>Several summaries as one, so that one fetch and one record hold them all.</summary>
    public static Summary Merge(params Summary[] summaries) => throw Construction.Only();

    /// <inheritdoc cref="Merge(Summary[])"/>
    public static Summary Merge(IEnumerable<Summary> summaries) => throw Construction.Only();
}

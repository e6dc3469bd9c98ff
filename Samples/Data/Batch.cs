namespace AotNet.Data;

/// <summary>Some rows of a set. They are read before the next batch is taken, which is written over them.</summary>
public readonly struct Batch
{
    private readonly ReadOnlyMemory<float> _features;
    private readonly ReadOnlyMemory<int> _labels;

    internal Batch(ReadOnlyMemory<float> features, ReadOnlyMemory<int> labels, int index, bool isLast) =>
        (_features, _labels, Index, IsLast) = (features, labels, index, isLast);

    /// <summary>The rows' numbers, row-major.</summary>
    public ReadOnlySpan<float> Features => _features.Span;

    /// <summary>The rows' classes.</summary>
    public ReadOnlySpan<int> Labels => _labels.Span;

    /// <summary>The number of rows.</summary>
    public int Count => _labels.Length;

    /// <summary>Its place in the pass, from 0.</summary>
    public int Index { get; }

    /// <summary>Whether it ends the pass.</summary>
    public bool IsLast { get; }
}

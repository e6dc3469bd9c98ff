using System.Collections;

namespace AotNet.Data;

/// <summary>One pass over the rows of a set, in batches. Enumerating allocates two buffers and nothing per batch.</summary>
public sealed class Batches : IReadOnlyCollection<Batch>
{
    private readonly ReadOnlyMemory<float> _features;
    private readonly ReadOnlyMemory<int> _labels;
    private readonly int _featureCount, _size;
    private readonly long? _seed;

    internal Batches(ReadOnlyMemory<float> features, ReadOnlyMemory<int> labels, int featureCount, int size, long? seed) =>
        (_features, _labels, _featureCount, _size, _seed) = (features, labels, featureCount, size, seed);

    /// <summary>The number of batches.</summary>
    public int Count => (_labels.Length + _size - 1) / _size;

    public IEnumerator<Batch> GetEnumerator()
    {
        int rows = _labels.Length;
        int[]? order = _seed is { } seed ? Training.RowOrder.Of(rows, seed) : null;
        float[] features = order is null ? [] : new float[Math.Min(_size, rows) * _featureCount];
        int[] labels = order is null ? [] : new int[Math.Min(_size, rows)];
        for (int start = 0, index = 0; start < rows; start += _size, index++)
        {
            int count = Math.Min(_size, rows - start);
            bool isLast = start + count == rows;
            if (order is null)
            {
                yield return new Batch(_features.Slice(start * _featureCount, count * _featureCount), _labels.Slice(start, count), index, isLast);
                continue;
            }
            Gather(order.AsSpan(start, count), features, labels);
            yield return new Batch(features.AsMemory(0, count * _featureCount), labels.AsMemory(0, count), index, isLast);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Gather(ReadOnlySpan<int> rows, Span<float> features, Span<int> labels)
    {
        ReadOnlySpan<float> allFeatures = _features.Span;
        ReadOnlySpan<int> allLabels = _labels.Span;
        for (int i = 0; i < rows.Length; i++)
        {
            allFeatures.Slice(rows[i] * _featureCount, _featureCount).CopyTo(features[(i * _featureCount)..]);
            labels[i] = allLabels[rows[i]];
        }
    }
}

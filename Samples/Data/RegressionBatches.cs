using System.Collections;
using System.Numerics;

namespace AotNet.Data;

/// <summary>Some rows of a <see cref="RegressionSet"/>. The memory is used again for the next batch.</summary>
public readonly struct RegressionBatch<T>
{
    private readonly ReadOnlyMemory<T> _features, _targets;

    internal RegressionBatch(ReadOnlyMemory<T> features, ReadOnlyMemory<T> targets, int index, bool isLast) =>
        (_features, _targets, Index, IsLast) = (features, targets, index, isLast);

    /// <summary>The rows, shape [Count, features].</summary>
    public ReadOnlySpan<T> Features => _features.Span;

    /// <summary>The number to be predicted for each row.</summary>
    public ReadOnlySpan<T> Targets => _targets.Span;

    /// <summary>The number of rows.</summary>
    public int Count => _targets.Length;

    /// <summary>Its place in the pass, from 0.</summary>
    public int Index { get; }

    /// <summary>Whether the pass ends with it.</summary>
    public bool IsLast { get; }
}

/// <summary>One pass over the rows of a regression set, in batches. Enumerating allocates two buffers and nothing per batch.</summary>
public sealed class RegressionBatches<T> : IReadOnlyCollection<RegressionBatch<T>>
    where T : unmanaged, IFloatingPoint<T>
{
    private readonly double[] _features, _targets;
    private readonly int _featureCount, _size;
    private readonly long? _seed;

    internal RegressionBatches(double[] features, double[] targets, int featureCount, int size, long? seed) =>
        (_features, _targets, _featureCount, _size, _seed) = (features, targets, featureCount, size, seed);

    /// <summary>The number of batches.</summary>
    public int Count => (_targets.Length + _size - 1) / _size;

    public IEnumerator<RegressionBatch<T>> GetEnumerator()
    {
        int rows = _targets.Length;
        int[]? order = _seed is { } seed ? Training.RowOrder.Of(rows, seed) : null;
        T[] features = new T[Math.Min(_size, rows) * _featureCount], targets = new T[Math.Min(_size, rows)];
        for (int start = 0, index = 0; start < rows; start += _size, index++)
        {
            int count = Math.Min(_size, rows - start);
            for (int i = 0; i < count; i++)
            {
                int row = order is null ? start + i : order[start + i];
                targets[i] = T.CreateTruncating(_targets[row]);
                for (int column = 0; column < _featureCount; column++)
                    features[(i * _featureCount) + column] = T.CreateTruncating(_features[(row * _featureCount) + column]);
            }
            yield return new RegressionBatch<T>(features.AsMemory(0, count * _featureCount), targets.AsMemory(0, count), index, start + count == rows);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

namespace AotNet.Data;

/// <summary>Rows of numbers, each with a class.</summary>
public sealed class DataSet
{
    private readonly ReadOnlyMemory<float> _features;
    private readonly ReadOnlyMemory<int> _labels;

    /// <summary>A set over given rows, which are not copied.</summary>
    /// <param name="features">Shape [rows, featureCount], row-major.</param>
    /// <param name="labels">The class of each row, from 0 to classes - 1.</param>
    /// <param name="featureCount">Numbers in a row.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a label is out of range.</exception>
    public DataSet(ReadOnlyMemory<float> features, ReadOnlyMemory<int> labels, int featureCount, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        if (features.Length != (long)labels.Length * featureCount)
            throw new ArgumentException($"{labels.Length} rows of {featureCount} numbers are {(long)labels.Length * featureCount}, not {features.Length}.", nameof(features));
        foreach (int label in labels.Span)
            if ((uint)label >= (uint)classes) throw new ArgumentException($"The label {label} is not from 0 to {classes - 1}.", nameof(labels));
        (_features, _labels, FeatureCount, Classes) = (features, labels, featureCount, classes);
    }

    /// <summary>The number of rows.</summary>
    public int Count => _labels.Length;

    /// <summary>Numbers in a row.</summary>
    public int FeatureCount { get; }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>All rows, shape [Count, FeatureCount].</summary>
    public ReadOnlySpan<float> Features => _features.Span;

    /// <summary>The class of each row.</summary>
    public ReadOnlySpan<int> Labels => _labels.Span;

    /// <summary>One row.</summary>
    public ReadOnlySpan<float> Row(int index) => Features.Slice(index * FeatureCount, FeatureCount);

    /// <summary>The first rows, and the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many rows.</exception>
    public (DataSet First, DataSet Second) Split(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return (new DataSet(_features[..(count * FeatureCount)], _labels[..count], FeatureCount, Classes),
            new DataSet(_features[(count * FeatureCount)..], _labels[count..], FeatureCount, Classes));
    }

    /// <summary>The rows in parts of a size, in their order or in one that a seed gives.</summary>
    /// <param name="size">Rows of a batch; the last batch may be smaller.</param>
    /// <param name="seed">The same seed gives the same order; null keeps the rows' own.</param>
    public Batches Batches(int size, long? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return new Batches(_features, _labels, FeatureCount, size, seed);
    }

    /// <summary>The rows in an order that a seed gives.</summary>
    public DataSet Shuffled(long seed)
    {
        float[] features = new float[_features.Length];
        int[] labels = new int[Count];
        foreach (Batch batch in Batches(Math.Max(Count, 1), seed))
        {
            batch.Features.CopyTo(features);
            batch.Labels.CopyTo(labels);
        }
        return new DataSet(features, labels, FeatureCount, Classes);
    }

    /// <summary>Each column less its mean, divided by its standard deviation (of the population); a constant column becomes 0.</summary>
    public DataSet Standardized()
    {
        double[] values = new double[_features.Length];
        for (int i = 0; i < values.Length; i++) values[i] = Features[i];
        Columns.Standardize(values, FeatureCount);
        return new DataSet(Array.ConvertAll(values, value => (float)value), _labels, FeatureCount, Classes);
    }

    /// <summary>The labels as rows with 1 at the class and 0 elsewhere, shape [Count, Classes].</summary>
    public float[] OneHot()
    {
        float[] rows = new float[Count * Classes];
        for (int i = 0; i < Count; i++) rows[(i * Classes) + Labels[i]] = 1;
        return rows;
    }
}

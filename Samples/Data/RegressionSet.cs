using System.Numerics;

namespace AotNet.Data;

/// <summary>Rows of numbers, each with a number to be predicted.</summary>
public class RegressionSet
{
    private readonly double[] _features, _targets;

    /// <param name="features">Shape [rows, featureCount], row-major.</param>
    /// <param name="targets">Shape [rows].</param>
    /// <param name="featureCount">Numbers in a row.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public RegressionSet(double[] features, double[] targets, int featureCount)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        if (features.Length != (long)targets.Length * featureCount)
            throw new ArgumentException($"{targets.Length} rows of {featureCount} numbers are {(long)targets.Length * featureCount}, not {features.Length}.", nameof(features));
        (_features, _targets, FeatureCount) = (features, targets, featureCount);
    }

    /// <summary>The number of rows.</summary>
    public int Count => _targets.Length;

    /// <summary>Numbers in a row.</summary>
    public int FeatureCount { get; }

    /// <summary>The rows, shape [Count, FeatureCount], rounded to <typeparamref name="T"/>.</summary>
    public T[] Features<T>()
        where T : unmanaged, IFloatingPoint<T> => Array.ConvertAll(_features, T.CreateTruncating);

    /// <summary>The rows with a column of ones before the others, shape [Count, FeatureCount + 1].</summary>
    public T[] WithBias<T>()
        where T : unmanaged, IFloatingPoint<T>
    {
        T[] rows = new T[Count * (FeatureCount + 1)];
        for (int row = 0; row < Count; row++)
        {
            rows[row * (FeatureCount + 1)] = T.One;
            for (int column = 0; column < FeatureCount; column++)
                rows[(row * (FeatureCount + 1)) + 1 + column] = T.CreateTruncating(_features[(row * FeatureCount) + column]);
        }
        return rows;
    }

    /// <summary>The targets, shape [Count].</summary>
    public T[] Targets<T>()
        where T : unmanaged, IFloatingPoint<T> => Array.ConvertAll(_targets, T.CreateTruncating);

    /// <summary>Each column less its mean, divided by its standard deviation (of the population). Targets stay.</summary>
    public RegressionSet Standardized()
    {
        double[] features = [.. _features];
        Columns.Standardize(features, FeatureCount);
        return new RegressionSet(features, _targets, FeatureCount);
    }

    /// <summary>One pass over the rows, in batches; the last one may be smaller.</summary>
    /// <typeparam name="T">What the numbers are rounded to.</typeparam>
    /// <param name="size">Rows of a batch.</param>
    /// <param name="seed">The same seed gives the same order; null keeps the rows' own.</param>
    public RegressionBatches<T> Batches<T>(int size, long? seed = null)
        where T : unmanaged, IFloatingPoint<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return new RegressionBatches<T>(_features, _targets, FeatureCount, size, seed);
    }

    /// <summary>The first rows, and the others.</summary>
    public (RegressionSet First, RegressionSet Second) Split(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return (new RegressionSet(_features[..(count * FeatureCount)], _targets[..count], FeatureCount),
            new RegressionSet(_features[(count * FeatureCount)..], _targets[count..], FeatureCount));
    }
}

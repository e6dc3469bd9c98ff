namespace AotNet.Training;

/// <summary>Brings features to mean 0 and variance 1, column by column, as measured on the rows it was fitted to.</summary>
public sealed class StandardScaler
{
    private readonly float[] _means, _deviations;

    internal StandardScaler(float[] means, float[] deviations) => (_means, _deviations) = (means, deviations);

    /// <summary>The columns' means.</summary>
    public ReadOnlySpan<float> Means => _means;

    /// <summary>The columns' standard deviations, of the population; 1 for a constant column, which becomes 0.</summary>
    public ReadOnlySpan<float> Deviations => _deviations;

    /// <summary>Measures rows.</summary>
    /// <param name="features">Shape [N, columns], row-major, N at least 1.</param>
    /// <param name="columns">Numbers in a row.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the columns, or there is no row.</exception>
    public static StandardScaler Fit(ReadOnlySpan<float> features, int columns)
    {
        int rows = RowCount(features.Length, columns);
        if (rows == 0) throw new ArgumentException("There are no rows to measure.", nameof(features));
        float[] means = new float[columns], deviations = new float[columns];
        for (int column = 0; column < columns; column++)
        {
            double sum = 0, squares = 0;
            for (int row = 0; row < rows; row++) sum += features[(row * columns) + column];
            double mean = sum / rows;
            for (int row = 0; row < rows; row++)
            {
                double distance = features[(row * columns) + column] - mean;
                squares += distance * distance;
            }
            means[column] = (float)mean;
            deviations[column] = squares > 0 ? (float)Math.Sqrt(squares / rows) : 1;
        }
        return new StandardScaler(means, deviations);
    }

    /// <summary>Rows, less the means, divided by the deviations.</summary>
    public float[] Transform(ReadOnlySpan<float> features)
    {
        RowCount(features.Length, _means.Length);
        float[] scaled = new float[features.Length];
        for (int i = 0, column = 0; i < scaled.Length; i++, column = column + 1 == _means.Length ? 0 : column + 1)
            scaled[i] = (features[i] - _means[column]) / _deviations[column];
        return scaled;
    }

    /// <summary>The rows before <see cref="Transform"/>, to rounding.</summary>
    public float[] InverseTransform(ReadOnlySpan<float> scaled)
    {
        RowCount(scaled.Length, _means.Length);
        float[] features = new float[scaled.Length];
        for (int i = 0, column = 0; i < features.Length; i++, column = column + 1 == _means.Length ? 0 : column + 1)
            features[i] = (scaled[i] * _deviations[column]) + _means[column];
        return features;
    }

    private static int RowCount(int length, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        return length % columns == 0 ? length / columns : throw new ArgumentException($"{length} numbers are no rows of {columns}.", nameof(length));
    }
}

namespace AotNet.Data;

/// <summary>Statistics of the columns of a matrix.</summary>
internal static class Columns
{
    /// <summary>Mean 0 and variance 1 (divisor n) for every column; 0 for a constant one.</summary>
    public static void Standardize(double[] values, int columns)
    {
        int rows = values.Length / columns;
        for (int column = 0; column < columns; column++)
        {
            double mean = 0, squares = 0;
            for (int row = 0; row < rows; row++) mean += values[(row * columns) + column];
            mean /= rows;
            // A second pass over the distances: the difference of two sums would lose half the digits.
            for (int row = 0; row < rows; row++)
            {
                double distance = values[(row * columns) + column] - mean;
                squares += distance * distance;
            }
            double deviation = Math.Sqrt(squares / rows);
            for (int row = 0; row < rows; row++)
            {
                ref double value = ref values[(row * columns) + column];
                value = deviation > 0 ? (value - mean) / deviation : 0;
            }
        }
    }
}

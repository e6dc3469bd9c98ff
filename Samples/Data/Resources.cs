using System.IO.Compression;

namespace AotNet.Data;

/// <summary>The sets that are part of the assembly.</summary>
internal static class Resources
{
    public static NumberTable ReadNumbers(string name, bool hasHeader)
    {
        using Stream stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The set '{name}' was taken out of this program when it was published.");
        using Stream plain = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain);
        return CsvFile.ReadNumbers(reader, name, hasHeader);
    }

    /// <summary>A table whose last column is the class.</summary>
    public static DataSet ToDataSet(NumberTable table, int classes, double scale = 1)
    {
        int columns = table.Columns - 1;
        float[] features = new float[table.Rows * columns];
        int[] labels = new int[table.Rows];
        for (int row = 0; row < table.Rows; row++)
        {
            for (int column = 0; column < columns; column++) features[(row * columns) + column] = (float)(table[row, column] / scale);
            labels[row] = (int)table[row, columns];
        }
        return new DataSet(features, labels, columns, classes);
    }
}

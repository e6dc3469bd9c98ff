using System.Globalization;
using System.Text;

namespace AotNet.Data;

/// <summary>Comma-separated text (RFC 4180), in UTF-8 or with a byte order mark; lines end as on any system.</summary>
public static class CsvFile
{
    /// <summary>The lines of a file, each as its fields; quotes are taken off.</summary>
    /// <exception cref="InvalidDataException">A quoted field does not end.</exception>
    public static IEnumerable<string[]> ReadRows(string path)
    {
        using var reader = new StreamReader(path);
        foreach (string[] row in ReadRows(reader, path)) yield return row;
    }

    /// <summary>A table of numbers. Empty lines are passed over.</summary>
    /// <param name="path">The file.</param>
    /// <param name="hasHeader">Whether the first line has the columns' names.</param>
    /// <exception cref="InvalidDataException">A line has another number of fields, or a field is no number; the message names file, line and field.</exception>
    public static NumberTable ReadNumbers(string path, bool hasHeader)
    {
        using var reader = new StreamReader(path);
        return ReadNumbers(reader, path, hasHeader);
    }

    internal static IEnumerable<string[]> ReadRows(TextReader reader, string source)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        while (reader.ReadLine() is { } line)
        {
            if (!line.Contains('"'))
            {
                yield return line.Split(',');
                continue;
            }
            fields.Clear();
            field.Clear();
            bool quoted = false;
            for (int i = 0; ; i++)
            {
                if (i >= line.Length)
                {
                    if (!quoted) break;
                    // The line break belongs to the field.
                    line = reader.ReadLine() ?? throw new InvalidDataException($"'{source}' ends within a quoted field.");
                    field.Append('\n');
                    i = -1;
                }
                else if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[++i]);
                else if (line[i] == '"') quoted = !quoted;
                else if (line[i] == ',' && !quoted)
                {
                    fields.Add(field.ToString());
                    field.Clear();
                }
                else field.Append(line[i]);
            }
            fields.Add(field.ToString());
            yield return fields.ToArray();
        }
    }

    internal static NumberTable ReadNumbers(TextReader reader, string source, bool hasHeader)
    {
        string[]? names = null;
        int columns = -1, line = 0;
        var values = new List<double>();
        foreach (string[] row in ReadRows(reader, source))
        {
            line++;
            if (row is [""]) continue; // an empty line, as many editors leave at the end
            if (columns < 0) columns = row.Length;
            if (row.Length != columns) throw new InvalidDataException($"'{source}', line {line}: {row.Length} fields, but {columns} before.");
            if (hasHeader && names is null)
            {
                names = row;
                continue;
            }
            for (int column = 0; column < columns; column++)
            {
                if (!double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
                    throw new InvalidDataException($"'{source}', line {line}, field {column + 1}: '{row[column]}' is no number.");
                values.Add(value);
            }
        }
        return new NumberTable(names, Math.Max(columns, 0), [.. values]);
    }
}

/// <summary>A table of numbers.</summary>
/// <param name="Names">The columns' names, where the file has them.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Values">All numbers, row by row.</param>
public sealed record NumberTable(IReadOnlyList<string>? Names, int Columns, double[] Values)
{
    public int Rows => Columns == 0 ? 0 : Values.Length / Columns;

    public double this[int row, int column] => Values[(row * Columns) + column];
}

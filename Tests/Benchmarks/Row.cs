using System.Globalization;

namespace AotNet.Benchmarks;

/// <summary>A part of the output that `--only` can name.</summary>
/// <param name="Name">What a prefix is compared with.</param>
/// <param name="Lines">Takes the figures and gives them as lines of a Markdown table.</param>
internal sealed record Row(string Name, Func<IEnumerable<string>> Lines)
{
    public Row(string name, Func<string> line)
        : this(name, () => [line()])
    {
    }

    /// <summary>Median, 10th and 90th percentile as cells.</summary>
    public static string Spread(double[] samples, string format = "G4") => string.Join(" | ",
        new[] { 0.5, 0.1, 0.9 }.Select(part => Sampler.Quantile(samples, part).ToString(format, CultureInfo.InvariantCulture)));
}

/// <summary>Rows that share a table.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Columns">Names of the columns, with bars between them.</param>
/// <param name="Rows">In the order of the output.</param>
/// <param name="Foot">What the rows only know when all are measured; null when there is no such thing.</param>
internal sealed record Section(string Title, string Columns, IReadOnlyList<Row> Rows, Func<string>? Foot = null);

using System.Collections;
using System.Globalization;
using System.Text;

namespace AotNet.Training;

/// <summary>One trial of a search.</summary>
/// <param name="Number">Its place in the order of drawing, from 1.</param>
/// <param name="Settings">What it was run with.</param>
/// <param name="Score">What the evaluation gave; higher is better.</param>
public sealed record Trial<TSettings>(int Number, TSettings Settings, double Score);

/// <summary>The trials of a search, best first.</summary>
public sealed class SearchTable<TSettings> : IReadOnlyList<Trial<TSettings>>
{
    private readonly List<Trial<TSettings>> _trials;
    private readonly string[][] _texts;
    private readonly string[] _names;

    internal SearchTable(IEnumerable<Trial<TSettings>> trials, string[][] texts, string? expression)
    {
        // NaN sorts last; of equal scores the earlier trial comes first.
        _trials = [.. trials.OrderByDescending(trial => double.IsNaN(trial.Score) ? double.NegativeInfinity : trial.Score).ThenBy(trial => trial.Number)];
        int columns = texts.Length == 0 ? 0 : texts.Max(row => row.Length);
        var draws = SearchText.Draws(expression);
        bool named = draws.Count == columns;
        _names = [.. Enumerable.Range(0, columns).Select(i => named ? draws[i].Name : $"{i + 1}")];
        _texts = named ? [.. texts.Select(row => row.Select((text, i) => SearchText.Resolve(text, draws[i])).ToArray())] : texts;
    }

    public int Count => _trials.Count;

    public Trial<TSettings> this[int index] => _trials[index];

    /// <summary>The trial with the highest score.</summary>
    public Trial<TSettings> Best => _trials[0];

    public IEnumerator<Trial<TSettings>> GetEnumerator() => _trials.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A line a trial: score, number, settings.</summary>
    public override string ToString()
    {
        int[] widths = [.. _names.Select((name, i) => Math.Max(name.Length, _texts.Max(row => i < row.Length ? row[i].Length : 0)))];
        var text = new StringBuilder(" score  trial");
        for (int i = 0; i < _names.Length; i++) text.Append("  ").Append(_names[i].PadRight(widths[i]));
        foreach (Trial<TSettings> trial in _trials)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"{trial.Score,6:F4}  {trial.Number,5}");
            string[] row = _texts[trial.Number - 1];
            for (int i = 0; i < row.Length; i++) text.Append("  ").Append(row[i].PadRight(widths[i]));
        }
        return text.ToString();
    }
}

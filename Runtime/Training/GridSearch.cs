using System.Runtime.CompilerServices;

namespace AotNet.Training;

/// <summary>Tries all combinations of given settings.</summary>
/// <param name="parallelism">How many to evaluate at once.</param>
public sealed class GridSearch(int parallelism = 1)
{
    /// <summary>Evaluates every combination.</summary>
    /// <param name="settings">Names the values of each setting: <c>grid => (Rate: grid.Choice(0.01, 0.1), Size: grid.Choice(16, 32))</c>. Called once a combination.</param>
    /// <param name="evaluate">Trains and measures; higher is better. Called on several threads at once.</param>
    /// <param name="expression">Given by the compiler: where the table's headings come from.</param>
    /// <exception cref="AggregateException">An evaluation failed; the others are still run.</exception>
    public SearchTable<TSettings> Run<TSettings>(
        Func<SearchGrid, TSettings> settings, Func<TSettings, double> evaluate, [CallerArgumentExpression(nameof(settings))] string? expression = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(evaluate);
        var grid = new SearchGrid();
        var drawn = new List<TSettings>();
        var texts = new List<string[]>();
        do
        {
            drawn.Add(settings(grid));
            texts.Add([.. grid.Drawn]);
        }
        while (grid.MoveNext());
        return new SearchTable<TSettings>(SearchRun.Evaluate([.. drawn], evaluate, parallelism), [.. texts], expression);
    }
}

/// <summary>The values of a grid search's settings.</summary>
public sealed class SearchGrid
{
    // The place in each setting's values; the last one turns fastest.
    private readonly List<(int Index, int Count)> _places = [];
    private int _next;

    internal SearchGrid()
    {
    }

    internal List<string> Drawn { get; } = [];

    /// <summary>A setting with these values.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public T Choice<T>(params T[] values)
    {
        if (values.Length == 0) throw new ArgumentException("There is nothing to choose from.", nameof(values));
        if (_next == _places.Count) _places.Add((0, values.Length));
        int index = _places[_next++].Index;
        Drawn.Add(SearchText.Of(values[index], index));
        return values[index];
    }

    /// <summary>Goes to the next combination.</summary>
    internal bool MoveNext()
    {
        // Settings that a combination does not ask for are made anew by the next one that does.
        _places.RemoveRange(_next, _places.Count - _next);
        _next = 0;
        Drawn.Clear();
        while (_places.Count > 0 && _places[^1].Index + 1 == _places[^1].Count) _places.RemoveAt(_places.Count - 1);
        if (_places.Count == 0) return false;
        _places[^1] = (_places[^1].Index + 1, _places[^1].Count);
        return true;
    }
}

using System.Runtime.CompilerServices;

namespace AotNet.Training;

/// <summary>Tries settings drawn at random (Bergstra and Bengio 2012). The same seed gives the same table, however many threads run it.</summary>
/// <param name="seed">What the settings are drawn from.</param>
/// <param name="trials">How many to try.</param>
/// <param name="parallelism">How many to evaluate at once.</param>
public sealed class RandomSearch(long seed, int trials, int parallelism = 1)
{
    /// <summary>Draws and evaluates all trials.</summary>
    /// <param name="settings">Draws the settings of a trial, most often a tuple with names: <c>space => (Rate: space.LogUniform(1e-3, 1), …)</c>.</param>
    /// <param name="evaluate">Trains and measures; higher is better. Called on several threads at once.</param>
    /// <param name="expression">Given by the compiler: where the table's headings come from.</param>
    /// <exception cref="AggregateException">An evaluation failed; the others are still run.</exception>
    public SearchTable<TSettings> Run<TSettings>(
        Func<SearchSpace, TSettings> settings, Func<TSettings, double> evaluate, [CallerArgumentExpression(nameof(settings))] string? expression = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(evaluate);
        var drawn = new TSettings[trials];
        string[][] texts = new string[trials][];
        for (int i = 0; i < trials; i++)
        {
            var space = new SearchSpace(seed, i);
            drawn[i] = settings(space);
            texts[i] = [.. space.Drawn];
        }
        return new SearchTable<TSettings>(SearchRun.Evaluate(drawn, evaluate, parallelism), texts, expression);
    }
}

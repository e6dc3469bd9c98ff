namespace AotNet.Training;

/// <summary>Evaluates the trials of a search.</summary>
internal static class SearchRun
{
    [ThreadStatic]
    private static bool t_active;

    /// <summary>Whether this thread evaluates a trial, where a progress line of each would make a mess.</summary>
    public static bool IsActive => t_active;

    public static Trial<TSettings>[] Evaluate<TSettings>(TSettings[] settings, Func<TSettings, double> evaluate, int parallelism)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        var trials = new Trial<TSettings>[settings.Length];
        var errors = new Exception?[settings.Length];
        Parallel.For(0, settings.Length, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, i =>
        {
            bool outer = t_active;
            t_active = true;
            try
            {
                trials[i] = new Trial<TSettings>(i + 1, settings[i], evaluate(settings[i]));
            }
#pragma warning disable CA1031 // Thrown again, together, when all trials are done.
            catch (Exception error)
#pragma warning restore CA1031
            {
                errors[i] = error;
            }
            finally
            {
                t_active = outer;
            }
        });
        var failed = errors.OfType<Exception>().ToList();
        return failed.Count == 0 ? trials : throw new AggregateException(failed);
    }
}

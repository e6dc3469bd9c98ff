namespace AotNet.Training;

/// <summary>Runs a training over epochs: progress, checkpoints and restart, event files, early stopping.</summary>
/// <remarks>
/// With <see cref="Checkpoints"/> it goes on where an earlier run of the program ended, was killed, or was stopped with Ctrl+C, and
/// ends with the same weights, bit for bit, as one run without a break, if the batches of an epoch depend on the epoch alone.
/// </remarks>
public sealed class Trainer(SessionBase session)
{
    /// <summary>The path of the checkpoints, as for <see cref="Saver.Save"/>: one an epoch, and <c>path-best</c> with the best weights. Null for none.</summary>
    public string? Checkpoints { get; init; }

    /// <summary>How many checkpoints stay.</summary>
    public int MaxToKeep { get; init; } = 3;

    /// <summary>A checkpoint is also made within an epoch when the last one is this old.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The folder of event files for TensorBoard: the validation loss, steps a second, histograms of the trainable variables, the graph. Null for none.</summary>
    public string? Logs { get; init; }

    /// <summary>Is told how it goes on.</summary>
    public Progress Progress { get; init; } = Progress.None;

    /// <summary>Ends it when the validation loss no longer falls. Null: all epochs are run, and the last weights stay.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Trains.</summary>
    /// <param name="epochs">How many passes at most, those before a restart among them.</param>
    /// <param name="batches">The batches of an epoch, counted from 0.</param>
    /// <param name="step">One step: gets the batch and the number of steps before it.</param>
    /// <param name="validate">The loss on validation rows, after each epoch.</param>
    /// <param name="cancellation">Ends it after a step; the checkpoint is saved first.</param>
    /// <remarks>Variables without a value are initialized; what was restored or assigned stays.</remarks>
    /// <exception cref="InvalidOperationException">There is early stopping and no validation.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public TrainingResult Fit<TBatch>(
        int epochs, Func<int, IEnumerable<TBatch>> batches, Action<TBatch, int> step, Func<float>? validate = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(step);
        if (EarlyStopping is not null && validate is null) throw new InvalidOperationException("Early stopping needs a validation loss: give Fit a 'validate'.");
        using var run = new TrainingRun(this, session, epochs, validate, cancellation);
        return run.Fit(batches, step);
    }
}

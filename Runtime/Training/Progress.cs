namespace AotNet.Training;

/// <summary>Where a training stands.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">How many there are at most.</param>
/// <param name="Batch">Batches done in the epoch.</param>
/// <param name="Batches">Batches of the epoch, or 0 where that is not known.</param>
/// <param name="Step">Steps done in all.</param>
/// <param name="Loss">The loss on validation rows; null within an epoch, or without validation.</param>
/// <param name="BestLoss">The lowest such loss so far; null before the first.</param>
/// <param name="EpochSeconds">Time spent on the epoch.</param>
/// <param name="IsEndOfEpoch">Whether the epoch is done.</param>
public readonly record struct TrainingState(
    int Epoch, int Epochs, int Batch, int Batches, int Step, float? Loss, float? BestLoss, double EpochSeconds, bool IsEndOfEpoch);

/// <summary>Is told how a training goes on.</summary>
public abstract class Progress
{
    /// <summary>On the console: a line that is rewritten, or one line an epoch where the output is no terminal.</summary>
    public static Progress Console { get; } = new ConsoleProgress();

    /// <summary>Shows nothing.</summary>
    public static Progress None { get; } = new NoProgress();

    /// <summary>Called after every step and after every epoch.</summary>
    public abstract void Report(in TrainingState state);

    private sealed class NoProgress : Progress
    {
        public override void Report(in TrainingState state)
        {
        }
    }
}

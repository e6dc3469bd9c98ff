namespace AotNet.Training;

/// <summary>Ends a training when the validation loss no longer falls, and puts the best weights back.</summary>
/// <param name="patience">How many epochs without a better loss end it.</param>
/// <param name="minimumDelta">By how much a loss must be lower to be better.</param>
public sealed class EarlyStopping(int patience, double minimumDelta = 0)
{
    public int Patience { get; } = patience >= 1 ? patience : throw new ArgumentOutOfRangeException(nameof(patience), patience, "At least one epoch is needed to see whether the loss falls.");

    public double MinimumDelta { get; } = minimumDelta;
}

namespace AotNet.Training;

/// <summary>How a training went.</summary>
/// <param name="BestEpoch">The epoch with the lowest validation loss, counted from 1; 0 without validation.</param>
/// <param name="BestLoss">That loss; NaN without validation.</param>
/// <param name="Epochs">Epochs done, those before a restart among them.</param>
/// <param name="Steps">Steps done, those before a restart among them.</param>
/// <param name="StoppedEarly">Whether early stopping ended it.</param>
public sealed record TrainingResult(int BestEpoch, float BestLoss, int Epochs, int Steps, bool StoppedEarly);

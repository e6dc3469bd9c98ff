using System.Globalization;

namespace AotNet.Training;

/// <summary><see cref="Progress.Console"/>.</summary>
internal sealed class ConsoleProgress : Progress
{
    private const int RedrawMilliseconds = 100, BarWidth = 24;

    private long _drawnAt;

    /// <summary>A bar for a part of a whole.</summary>
    public static string Bar(int part, int whole)
    {
        int filled = whole <= 0 ? 0 : (int)((long)Math.Min(part, whole) * BarWidth / whole);
        return $"[{new string('#', filled)}{new string('.', BarWidth - filled)}]";
    }

    public override void Report(in TrainingState state)
    {
        bool isTerminal = !System.Console.IsOutputRedirected;
        if (!state.IsEndOfEpoch)
        {
            if (!isTerminal || Environment.TickCount64 - _drawnAt < RedrawMilliseconds) return;
            _drawnAt = Environment.TickCount64;
        }
        double perSecond = state.Batch / Math.Max(state.EpochSeconds, 1e-9);
        string text = string.Create(CultureInfo.InvariantCulture, $"epoch {state.Epoch}/{state.Epochs}");
        if (state.Loss is { } loss) text += string.Create(CultureInfo.InvariantCulture, $"  validation loss {loss:F5}{(loss <= state.BestLoss ? " (best)" : "")}");
        text += string.Create(CultureInfo.InvariantCulture, $"  {perSecond:F0} steps/s");
        if (state is { IsEndOfEpoch: false, Batches: > 0 })
            text += string.Create(CultureInfo.InvariantCulture, $"  {(state.Batches - state.Batch) / Math.Max(perSecond, 1e-9):F0} s left");
        if (!isTerminal) System.Console.WriteLine(text);
        else System.Console.Write($"\r{Bar(state.IsEndOfEpoch ? 1 : state.Batch, state.IsEndOfEpoch ? 1 : state.Batches)} {text}      {(state.IsEndOfEpoch ? Environment.NewLine : "")}");
    }
}

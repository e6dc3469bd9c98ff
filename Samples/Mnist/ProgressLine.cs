using System.Diagnostics;

namespace MnistSample;

/// <summary>The training's progress: a bar that is drawn over itself on a terminal, one line an epoch elsewhere.</summary>
internal sealed class ProgressLine(int epochs, int firstEpoch, int imagesAnEpoch)
{
    private const int BarWidth = 24;
    private static readonly bool Terminal = !Console.IsOutputRedirected;
    private readonly long started = Stopwatch.GetTimestamp();
    private long drawn, epochStarted = Stopwatch.GetTimestamp();

    /// <summary>Whether the bar is old enough to draw again: what it shows need not be computed at every step.</summary>
    public bool IsDue => Terminal && Stopwatch.GetElapsedTime(drawn).TotalSeconds > 0.1;

    public void BeginEpoch() => epochStarted = Stopwatch.GetTimestamp();

    public void Draw(int epoch, int images, float loss, float accuracy)
    {
        drawn = Stopwatch.GetTimestamp();
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        long done = (long)(epoch - firstEpoch) * imagesAnEpoch + images, all = (long)(epochs - firstEpoch) * imagesAnEpoch;
        double left = seconds / Math.Max(done, 1) * (all - done);
        int filled = (int)((long)BarWidth * images / imagesAnEpoch);
        string bar = new string('#', filled) + new string('-', BarWidth - filled);
        Overwrite($"epoch {epoch + 1}/{epochs} [{bar}] loss {loss:F4}  accuracy {accuracy:F3}  {done / seconds:F0} images/s  {Time(left)} left");
    }

    public void EndEpoch(int epoch, float loss, float accuracy)
    {
        double seconds = Stopwatch.GetElapsedTime(epochStarted).TotalSeconds;
        string line = $"epoch {epoch + 1}/{epochs}  validation loss {loss:F4}  accuracy {accuracy:F4}  {imagesAnEpoch / seconds:F0} images/s";
        if (Terminal) Overwrite(line);
        else Console.Write(line);
        Console.WriteLine();
    }

    /// <summary>Back to the line's start, the text, and nothing of a longer text before it; never past the edge, where it would wrap.</summary>
    private static void Overwrite(string text)
    {
        int width = Math.Max(Console.WindowWidth - 1, 20);
        Console.Write("\r" + (text.Length > width ? text[..width] : text.PadRight(width)));
    }

    private static string Time(double seconds) =>
        seconds >= 3600 ? $"{(int)(seconds / 3600)}:{(int)(seconds / 60) % 60:D2}:{(int)seconds % 60:D2}" : $"{(int)(seconds / 60)}:{(int)seconds % 60:D2}";
}

using System.Diagnostics;
using System.Globalization;

namespace AotNet.Training;

/// <summary>The progress of a number of steps on the console: a line that is rewritten, or a line for each tenth where the output is no terminal.</summary>
internal sealed class StepProgress(int steps)
{
    private const int RedrawMilliseconds = 200;

    private readonly bool _isTerminal = !Console.IsOutputRedirected;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _shownAt = -RedrawMilliseconds;

    public bool IsDue(int step)
    {
        if (!_isTerminal) return step == steps || step % Math.Max(steps / 10, 1) == 0;
        return step == steps || (step % 16 == 0 && _watch.ElapsedMilliseconds - _shownAt >= RedrawMilliseconds);
    }

    public void Show(int step, float loss)
    {
        _shownAt = _watch.ElapsedMilliseconds;
        double perSecond = step / Math.Max(_watch.Elapsed.TotalSeconds, 1e-9);
        string text = string.Create(CultureInfo.InvariantCulture, $"step {step}/{steps}  loss {loss:F4}  {perSecond:F0} steps/s");
        Console.Write(_isTerminal ? $"\r{ConsoleProgress.Bar(step, steps)} {text}  " : text + Environment.NewLine);
    }

    public void End()
    {
        if (_isTerminal) Console.WriteLine();
    }
}

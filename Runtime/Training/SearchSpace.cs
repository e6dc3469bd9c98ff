using System.Globalization;

namespace AotNet.Training;

/// <summary>What a trial of a search draws its settings from. The same seed and trial give the same settings.</summary>
public sealed class SearchSpace
{
    private ulong _state;

    internal SearchSpace(long seed, int trial) => _state = RowOrder.Mix(RowOrder.Mix((ulong)seed) + (ulong)trial);

    /// <summary>What was drawn, as text, in order.</summary>
    internal List<string> Drawn { get; } = [];

    /// <summary>A number spread evenly over [minimum, maximum).</summary>
    public double Uniform(double minimum, double maximum) => Note(minimum + ((maximum - minimum) * NextUnit()));

    /// <summary>A number whose logarithm is spread evenly, for what varies over orders of magnitude.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not above 0.</exception>
    public double LogUniform(double minimum, double maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimum);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        return Note(minimum * Math.Exp(Math.Log(maximum / minimum) * NextUnit()));
    }

    /// <summary>A whole number from minimum to maximum, both included.</summary>
    public int Integer(int minimum, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minimum, maximum);
        int value = (int)(minimum + (long)(NextUnit() * ((long)maximum - minimum + 1)));
        Drawn.Add(value.ToString(CultureInfo.InvariantCulture));
        return value;
    }

    /// <summary>One of some values.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public T Choice<T>(params T[] values)
    {
        if (values.Length == 0) throw new ArgumentException("There is nothing to choose from.", nameof(values));
        int index = (int)(NextUnit() * values.Length);
        Drawn.Add(SearchText.Of(values[index], index));
        return values[index];
    }

    private double Note(double value)
    {
        Drawn.Add(value.ToString("G4", CultureInfo.InvariantCulture));
        return value;
    }

    private double NextUnit() => (RowOrder.Mix(_state += 0x9E3779B97F4A7C15) >> 11) * (1.0 / (1L << 53));
}

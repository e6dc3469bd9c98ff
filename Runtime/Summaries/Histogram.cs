namespace AotNet.Summaries;

/// <summary>A histogram with TensorFlow's buckets: each is 1.1 times as wide as the one before, from 1e-12 to 1e20 on both sides of zero.</summary>
internal sealed class Histogram
{
    private static double[]? s_limits;

    private readonly double[] _limits = s_limits ??= MakeLimits();
    private readonly double[] _counts;
    private double _minimum = double.PositiveInfinity, _maximum = double.NegativeInfinity, _sum, _squares;
    private long _number;

    public Histogram() => _counts = new double[_limits.Length];

    public void Add(double value)
    {
        if (double.IsNaN(value)) return;
        int index = Array.BinarySearch(_limits, value);
        // A limit belongs to the bucket above it.
        _counts[Math.Min(index < 0 ? ~index : index + 1, _counts.Length - 1)]++;
        _minimum = Math.Min(_minimum, value);
        _maximum = Math.Max(_maximum, value);
        _sum += value;
        _squares += value * value;
        _number++;
    }

    /// <summary>Writes a HistogramProto; a run of empty buckets becomes one.</summary>
    public void Write(ProtoWriter message)
    {
        var limits = new List<double>();
        var counts = new List<double>();
        for (int i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] == 0)
                while (i + 1 < _counts.Length && _counts[i + 1] == 0) i++;
            limits.Add(_limits[i]);
            counts.Add(_counts[i]);
        }
        message.Double(1, _number == 0 ? 0 : _minimum);
        message.Double(2, _number == 0 ? 0 : _maximum);
        message.Double(3, _number);
        message.Double(4, _sum);
        message.Double(5, _squares);
        message.Doubles(6, limits.ToArray());
        message.Doubles(7, counts.ToArray());
    }

    private static double[] MakeLimits()
    {
        var positive = new List<double>();
        for (double limit = 1e-12; limit < 1e20; limit *= 1.1) positive.Add(limit);
        positive.Add(double.MaxValue);
        double[] limits = new double[(2 * positive.Count) + 1];
        for (int i = 0; i < positive.Count; i++)
        {
            limits[positive.Count - 1 - i] = -positive[i];
            limits[positive.Count + 1 + i] = positive[i];
        }
        return limits;
    }
}

namespace AotNet.Generator.Frontend.Evaluation;

/// <summary>A System.Half, which netstandard2.0 lacks, held as the float that equals it.</summary>
internal readonly record struct HalfValue(float Value)
{
    /// <summary>The nearest half, ties to even.</summary>
    public static HalfValue Round(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value) || value == 0) return new((float)value);
        double magnitude = Math.Abs(value);
        // 65520 lies half way between the largest half, 65504, and the next power of two.
        if (magnitude >= 65520) return new(value > 0 ? float.PositiveInfinity : float.NegativeInfinity);
        // The spacing of halves near the value: 2^(e-10), and 2^-24 below the smallest normal one, 2^-14.
        double spacing = Math.Pow(2, Math.Max(Math.Floor(Math.Log(magnitude, 2)), -14) - 10);
        return new((float)(Math.Round(value / spacing, MidpointRounding.ToEven) * spacing));
    }

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

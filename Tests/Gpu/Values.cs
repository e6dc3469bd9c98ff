using AotNet.Tests.Ops;

namespace AotNet.Tests.Gpu;

/// <summary>Results of a CPU's session and a device's, compared.</summary>
internal static class Values
{
    /// <summary>What a driver takes for an array: a scalar or an array of the element type.</summary>
    public static object Argument(NDArray x) => x.Type switch
    {
        Element.Float32 => Argument(x, i => (float)x[i]),
        Element.Float64 => Argument(x, i => x[i]),
        Element.Int32 => Argument(x, i => (int)x.Long(i)),
        Element.Int64 => Argument(x, x.Long),
        Element.UInt8 => Argument(x, i => (byte)x.Long(i)),
        Element.Bool => Argument(x, i => x.Long(i) != 0),
        _ => throw new NotSupportedException($"{x.Type}"),
    };

    private static object Argument<T>(NDArray x, Func<int, T> element) =>
        x.Rank == 0 ? element(0)! : Enumerable.Range(0, x.Count).Select(element).ToArray();

    /// <summary>
    /// How two results differ, or null. Floating ones may by <paramref name="units"/> of the type's machine epsilon, relative to
    /// the larger of 1 and the value; others may not.
    /// </summary>
    public static string? Difference(object expected, object actual, double units)
    {
        Array a = expected as Array ?? new[] { expected }, b = actual as Array ?? new[] { actual };
        if (a.Length != b.Length) return $"{b.Length} elements instead of {a.Length}";
        for (int i = 0; i < a.Length; i++)
        {
            object x = a.GetValue(i)!, y = b.GetValue(i)!;
            if (x.Equals(y)) continue;
            if (x is not (float or double)) return $"element {i} is {y}, not {x}";
            double tolerance = units * (x is float ? Math.Pow(2, -23) : Math.Pow(2, -52));
            double p = Convert.ToDouble(x, null), q = Convert.ToDouble(y, null);
            if (!(Math.Abs(p - q) <= tolerance * Math.Max(1, Math.Abs(p)))) return $"element {i} is {q:R}, not {p:R}";
        }
        return null;
    }
}

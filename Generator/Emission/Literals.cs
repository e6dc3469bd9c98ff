using System.Globalization;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Emission;

/// <summary>Numbers as C# literals: invariant, and they read back to the same bits.</summary>
internal static class Literals
{
    public static string Of(double value, ElementType type) => type switch
    {
        ElementType.Float32 => Float((float)value),
        ElementType.Float64 => Double(value),
        ElementType.Float16 => $"(global::System.Half)({Float((float)value)})", // a cast of a negative number needs the parentheses
        ElementType.Int32 => Int((int)value),
        ElementType.Int64 => Long(value >= 9223372036854775808d ? long.MaxValue : (long)value), // .NET Framework does not saturate
        ElementType.UInt8 => $"(byte){((byte)value).ToString(CultureInfo.InvariantCulture)}",
        ElementType.Bool => value != 0 ? "true" : "false",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string Float(float value) =>
        float.IsNaN(value) ? "float.NaN"
        : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : Signed(value.ToString("R", CultureInfo.InvariantCulture), value == 0 && 1 / value < 0) + "f";

    public static string Double(double value) =>
        double.IsNaN(value) ? "double.NaN"
        : double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : Signed(value.ToString("R", CultureInfo.InvariantCulture), value == 0 && 1 / value < 0) + "d";

    public static string Int(int value) => value == int.MinValue ? "int.MinValue" : value.ToString(CultureInfo.InvariantCulture);

    public static string Long(long value) => value == long.MinValue ? "long.MinValue" : value.ToString(CultureInfo.InvariantCulture) + "L";

    // .NET Framework, on which Visual Studio runs generators, drops the sign of a negative zero.
    private static string Signed(string digits, bool negativeZero) => negativeZero && digits[0] != '-' ? "-" + digits : digits;
}

using AotNet.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Evaluation;

/// <summary>C#'s numeric conversions between boxed values.</summary>
internal static class NumericConversion
{
    /// <summary>The value in the given type, or null when there is no numeric conversion.</summary>
    /// <exception cref="OverflowException">In a checked context, or to or from decimal, as in C#.</exception>
    public static object? To(object? value, SpecialType type, bool isChecked) => type switch
    {
        SpecialType.System_Int32 => value is int ? value : Integer(value, isChecked) is { } x ? isChecked ? checked((int)x) : unchecked((int)x) : Floating(value) is { } y ? isChecked ? checked((int)y) : unchecked((int)y) : value is decimal z ? (int)z : null,
        SpecialType.System_Int64 => value is long ? value : value is ulong u ? isChecked ? checked((long)u) : unchecked((long)u) : Integer(value, isChecked) is { } x ? x : Floating(value) is { } y ? isChecked ? checked((long)y) : unchecked((long)y) : value is decimal z ? (long)z : null,
        SpecialType.System_Single => value is float ? value : value is ulong u ? (float)u : Integer(value, isChecked) is { } x ? (float)x : Floating(value) is { } y ? (float)y : value is decimal z ? (float)z : null,
        SpecialType.System_Double => value is double ? value : value is ulong u ? (double)u : Integer(value, isChecked) is { } x ? (double)x : Floating(value) is { } y ? y : value is decimal z ? (double)z : null,
        SpecialType.System_Decimal => value is decimal ? value : value is float f ? (decimal)f : value is ulong u ? (decimal)u : Integer(value, isChecked) is { } x ? (decimal)x : Floating(value) is { } y ? (decimal)y : null,
        SpecialType.System_Byte => Integer(value, isChecked) is { } x ? isChecked ? checked((byte)x) : unchecked((byte)x) : Floating(value) is { } y ? isChecked ? checked((byte)y) : unchecked((byte)y) : value is decimal z ? (byte)z : null,
        SpecialType.System_SByte => Integer(value, isChecked) is { } x ? isChecked ? checked((sbyte)x) : unchecked((sbyte)x) : Floating(value) is { } y ? isChecked ? checked((sbyte)y) : unchecked((sbyte)y) : value is decimal z ? (sbyte)z : null,
        SpecialType.System_Int16 => Integer(value, isChecked) is { } x ? isChecked ? checked((short)x) : unchecked((short)x) : Floating(value) is { } y ? isChecked ? checked((short)y) : unchecked((short)y) : value is decimal z ? (short)z : null,
        SpecialType.System_UInt16 => Integer(value, isChecked) is { } x ? isChecked ? checked((ushort)x) : unchecked((ushort)x) : Floating(value) is { } y ? isChecked ? checked((ushort)y) : unchecked((ushort)y) : value is decimal z ? (ushort)z : null,
        SpecialType.System_UInt32 => Integer(value, isChecked) is { } x ? isChecked ? checked((uint)x) : unchecked((uint)x) : Floating(value) is { } y ? isChecked ? checked((uint)y) : unchecked((uint)y) : value is decimal z ? (uint)z : null,
        SpecialType.System_UInt64 => value is ulong ? value : Integer(value, isChecked) is { } x ? isChecked ? checked((ulong)x) : unchecked((ulong)x) : Floating(value) is { } y ? isChecked ? checked((ulong)y) : unchecked((ulong)y) : value is decimal z ? (ulong)z : null,
        SpecialType.System_Char => Integer(value, isChecked) is { } x ? isChecked ? checked((char)x) : unchecked((char)x) : Floating(value) is { } y ? isChecked ? checked((char)y) : unchecked((char)y) : null,
        _ => null,
    };

    /// <summary>Any number, character or truth value as a double, which is how attributes of constants hold it; null for others.</summary>
    public static double? ToDouble(object? value) => value switch
    {
        bool x => x ? 1 : 0,
        HalfValue x => x.Value,
        decimal x => (double)x,
        ulong x => x,
        _ => Integer(value, isChecked: false) is { } x ? x : Floating(value),
    };

    /// <summary>A number of C# in an element type.</summary>
    public static object ToElement(double value, ElementType type) => type switch
    {
        ElementType.Float32 => (float)value,
        ElementType.Float16 => HalfValue.Round(value),
        ElementType.Int32 => (int)value,
        ElementType.Int64 => (long)value,
        ElementType.UInt8 => (byte)value,
        ElementType.Bool => value != 0,
        _ => value,
    };

    // Everything integral but the upper half of ulong fits a long.
    private static long? Integer(object? value, bool isChecked) => value switch
    {
        int x => x,
        long x => x,
        byte x => x,
        char x => x,
        short x => x,
        ushort x => x,
        uint x => x,
        sbyte x => x,
        ulong x => isChecked ? checked((long)x) : unchecked((long)x),
        _ => null,
    };

    private static double? Floating(object? value) => value switch
    {
        float x => x,
        double x => x,
        HalfValue x => x.Value,
        _ => null,
    };
}

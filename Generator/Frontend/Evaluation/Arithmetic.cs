using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Evaluation;

/// <summary>C#'s built-in operators on boxed values: each type's own arithmetic, checked or not.</summary>
internal static class Arithmetic
{
    /// <summary>The result, or null when the operator is not built in for these operands.</summary>
    /// <exception cref="ArithmeticException">As in C#: division by zero, or overflow where <paramref name="isChecked"/>.</exception>
    public static object? Binary(BinaryOperatorKind kind, object? a, object? b, bool isChecked) => (a, b) switch
    {
        (int x, int y) => Int32(kind, x, y, isChecked),
        (float x, float y) => Single(kind, x, y),
        (double x, double y) => Double(kind, x, y),
        (bool x, bool y) => Boolean(kind, x, y),
        (long x, long y) => Int64(kind, x, y, isChecked),
        (uint x, uint y) => UInt32(kind, x, y, isChecked),
        (ulong x, ulong y) => UInt64(kind, x, y, isChecked),
        (decimal x, decimal y) => Decimal(kind, x, y),
        (long x, int y) => kind switch
        {
            BinaryOperatorKind.LeftShift => x << y,
            BinaryOperatorKind.RightShift => x >> y,
            BinaryOperatorKind.UnsignedRightShift => x >>> y,
            _ => null,
        },
        (uint x, int y) => kind switch
        {
            BinaryOperatorKind.LeftShift => x << y,
            BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift => x >> y,
            _ => null,
        },
        (ulong x, int y) => kind switch
        {
            BinaryOperatorKind.LeftShift => x << y,
            BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift => x >> y,
            _ => null,
        },
        _ => null,
    };

    /// <summary>The result, or null when the operator is not built in for this operand.</summary>
    public static object? Unary(UnaryOperatorKind kind, object? x, bool isChecked) => (kind, x) switch
    {
        (UnaryOperatorKind.Plus, _) => x,
        (UnaryOperatorKind.Not, bool value) => !value,
        (UnaryOperatorKind.BitwiseNegation, int value) => ~value,
        (UnaryOperatorKind.BitwiseNegation, long value) => ~value,
        (UnaryOperatorKind.BitwiseNegation, uint value) => ~value,
        (UnaryOperatorKind.BitwiseNegation, ulong value) => ~value,
        (UnaryOperatorKind.Minus, int value) => isChecked ? checked(-value) : unchecked(-value),
        (UnaryOperatorKind.Minus, long value) => isChecked ? checked(-value) : unchecked(-value),
        (UnaryOperatorKind.Minus, float value) => -value,
        (UnaryOperatorKind.Minus, double value) => -value,
        (UnaryOperatorKind.Minus, decimal value) => -value,
        _ => null,
    };

    private static object? Int32(BinaryOperatorKind kind, int x, int y, bool isChecked) => kind switch
    {
        BinaryOperatorKind.Add => isChecked ? checked(x + y) : unchecked(x + y),
        BinaryOperatorKind.Subtract => isChecked ? checked(x - y) : unchecked(x - y),
        BinaryOperatorKind.Multiply => isChecked ? checked(x * y) : unchecked(x * y),
        BinaryOperatorKind.Divide => x / y,
        BinaryOperatorKind.Remainder => x % y,
        BinaryOperatorKind.And => x & y,
        BinaryOperatorKind.Or => x | y,
        BinaryOperatorKind.ExclusiveOr => x ^ y,
        BinaryOperatorKind.LeftShift => x << y,
        BinaryOperatorKind.RightShift => x >> y,
        BinaryOperatorKind.UnsignedRightShift => x >>> y,
        _ => Compare(kind, x, y),
    };

    private static object? Int64(BinaryOperatorKind kind, long x, long y, bool isChecked) => kind switch
    {
        BinaryOperatorKind.Add => isChecked ? checked(x + y) : unchecked(x + y),
        BinaryOperatorKind.Subtract => isChecked ? checked(x - y) : unchecked(x - y),
        BinaryOperatorKind.Multiply => isChecked ? checked(x * y) : unchecked(x * y),
        BinaryOperatorKind.Divide => x / y,
        BinaryOperatorKind.Remainder => x % y,
        BinaryOperatorKind.And => x & y,
        BinaryOperatorKind.Or => x | y,
        BinaryOperatorKind.ExclusiveOr => x ^ y,
        _ => Compare(kind, x, y),
    };

    private static object? UInt32(BinaryOperatorKind kind, uint x, uint y, bool isChecked) => kind switch
    {
        BinaryOperatorKind.Add => isChecked ? checked(x + y) : unchecked(x + y),
        BinaryOperatorKind.Subtract => isChecked ? checked(x - y) : unchecked(x - y),
        BinaryOperatorKind.Multiply => isChecked ? checked(x * y) : unchecked(x * y),
        BinaryOperatorKind.Divide => x / y,
        BinaryOperatorKind.Remainder => x % y,
        BinaryOperatorKind.And => x & y,
        BinaryOperatorKind.Or => x | y,
        BinaryOperatorKind.ExclusiveOr => x ^ y,
        _ => Compare(kind, x, y),
    };

    private static object? UInt64(BinaryOperatorKind kind, ulong x, ulong y, bool isChecked) => kind switch
    {
        BinaryOperatorKind.Add => isChecked ? checked(x + y) : unchecked(x + y),
        BinaryOperatorKind.Subtract => isChecked ? checked(x - y) : unchecked(x - y),
        BinaryOperatorKind.Multiply => isChecked ? checked(x * y) : unchecked(x * y),
        BinaryOperatorKind.Divide => x / y,
        BinaryOperatorKind.Remainder => x % y,
        BinaryOperatorKind.And => x & y,
        BinaryOperatorKind.Or => x | y,
        BinaryOperatorKind.ExclusiveOr => x ^ y,
        _ => Compare(kind, x, y),
    };

    private static object? Decimal(BinaryOperatorKind kind, decimal x, decimal y) => kind switch
    {
        BinaryOperatorKind.Add => x + y,
        BinaryOperatorKind.Subtract => x - y,
        BinaryOperatorKind.Multiply => x * y,
        BinaryOperatorKind.Divide => x / y,
        BinaryOperatorKind.Remainder => x % y,
        _ => Compare(kind, x, y),
    };

    // Casts round each result to its type: on .NET Framework x87 code may keep more.
    private static object? Single(BinaryOperatorKind kind, float x, float y) => kind switch
    {
        BinaryOperatorKind.Add => (float)(x + y),
        BinaryOperatorKind.Subtract => (float)(x - y),
        BinaryOperatorKind.Multiply => (float)(x * y),
        BinaryOperatorKind.Divide => (float)(x / y),
        BinaryOperatorKind.Remainder => (float)(x % y),
        _ => Double(kind, x, y), // comparisons are exact in double
    };

    private static object? Double(BinaryOperatorKind kind, double x, double y) => kind switch
    {
        BinaryOperatorKind.Add => x + y,
        BinaryOperatorKind.Subtract => x - y,
        BinaryOperatorKind.Multiply => x * y,
        BinaryOperatorKind.Divide => x / y,
        BinaryOperatorKind.Remainder => x % y,
        // Operators, not CompareTo: a NaN is neither less than, equal to nor greater than anything.
        BinaryOperatorKind.Equals => x == y,
        BinaryOperatorKind.NotEquals => x != y,
        BinaryOperatorKind.LessThan => x < y,
        BinaryOperatorKind.LessThanOrEqual => x <= y,
        BinaryOperatorKind.GreaterThan => x > y,
        BinaryOperatorKind.GreaterThanOrEqual => x >= y,
        _ => null,
    };

    private static object? Boolean(BinaryOperatorKind kind, bool x, bool y) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => x & y,
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => x | y,
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => x != y,
        BinaryOperatorKind.Equals => x == y,
        _ => null,
    };

    private static object? Compare<T>(BinaryOperatorKind kind, T x, T y)
        where T : IComparable<T>
    {
        int order = x.CompareTo(y);
        return kind switch
        {
            BinaryOperatorKind.Equals => order == 0,
            BinaryOperatorKind.NotEquals => order != 0,
            BinaryOperatorKind.LessThan => order < 0,
            BinaryOperatorKind.LessThanOrEqual => order <= 0,
            BinaryOperatorKind.GreaterThan => order > 0,
            BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
            _ => null,
        };
    }
}

using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Math and MathF on numbers; on what an open size makes symbolic, the op of that name.</summary>
internal static class MathMembers
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Sqrt"] = static call => Function(call, Math.Sqrt, "Sqrt"),
        ["Exp"] = static call => Function(call, Math.Exp, "Exp"),
        ["Sin"] = static call => Function(call, Math.Sin, "Sin"),
        ["Cos"] = static call => Function(call, Math.Cos, "Cos"),
        ["Tan"] = static call => Function(call, Math.Tan, "Tan"),
        ["Asin"] = static call => Function(call, Math.Asin, "Asin"),
        ["Acos"] = static call => Function(call, Math.Acos, "Acos"),
        ["Atan"] = static call => Function(call, Math.Atan, "Atan"),
        ["Sinh"] = static call => Function(call, Math.Sinh, "Sinh"),
        ["Cosh"] = static call => Function(call, Math.Cosh, "Cosh"),
        ["Tanh"] = static call => Function(call, Math.Tanh, "Tanh"),
        ["Floor"] = static call => Function(call, Math.Floor, "Floor"),
        ["Ceiling"] = static call => Function(call, Math.Ceiling, "Ceil"),
        ["Truncate"] = static call => Function(call, Math.Truncate, null),
        ["Cbrt"] = static call => Function(call, x => x < 0 ? -Math.Pow(-x, 1.0 / 3) : Math.Pow(x, 1.0 / 3), null),
        ["Log2"] = static call => Function(call, x => Math.Log(x, 2), null),
        ["Log10"] = static call => Function(call, Math.Log10, null),
        ["Log"] = static call => call.Arguments.Length == 1 ? Function(call, x => Math.Log(x), "Log") : Function(call, (x, y) => Math.Log(x, y)),
        ["Pow"] = static call => Function(call, Math.Pow, "Pow"),
        ["Atan2"] = static call => Function(call, Math.Atan2),
        ["IEEERemainder"] = static call => Function(call, Math.IEEERemainder),
        ["Round"] = static call => Round(call),
        ["Abs"] = static call => Symbolic(call, "Abs") ?? Abs(call[0]),
        ["Sign"] = static call => Symbolic(call, null) ?? Math.Sign(NumericConversion.ToDouble(call[0])!.Value),
        ["Max"] = static call => Symbolic(call, "Maximum") ?? Extreme(call, BinaryOperatorKind.GreaterThan),
        ["Min"] = static call => Symbolic(call, "Minimum") ?? Extreme(call, BinaryOperatorKind.LessThan),
        ["Clamp"] = static call => Clamp(call),
        ["DivRem"] = static call => DivRem(call),
    };

    private static object Function(IntrinsicCall call, Func<double, double> function, string? op)
    {
        if (Symbolic(call, op) is { } node) return node;
        // A float function is the rounded double one: correct to the last bit but for the rarest of arguments.
        if (call[0] is decimal number) return call.Symbol.Name == "Floor" ? Math.Floor(number) : call.Symbol.Name == "Ceiling" ? Math.Ceiling(number) : Math.Truncate(number);
        double result = function(NumericConversion.ToDouble(call[0])!.Value);
        return IsFloat(call) ? (object)(float)result : result;
    }

    private static object Function(IntrinsicCall call, Func<double, double, double> function, string? op = null)
    {
        if (Symbolic(call, op) is { } node) return node;
        double result = function(NumericConversion.ToDouble(call[0])!.Value, NumericConversion.ToDouble(call[1])!.Value);
        return IsFloat(call) ? (object)(float)result : result;
    }

    private static bool IsFloat(IntrinsicCall call) => call.Method.ReturnType.SpecialType == SpecialType.System_Single;

    private static object? Symbolic(IntrinsicCall call, string? op)
    {
        if (!call.Arguments.Any(argument => argument is Value or Dim)) return null;
        if (op is null || call.Evaluator.Known.ElementOf(call.Method.ReturnType) is not { } element)
            throw call.Fail(Diagnostics.DiagnosticDescriptors.TensorValue, $"'{call.Symbol.Name}'", "use the op of AotNet.Op on tensors");
        return call.Graph.Add(op, [.. call.Arguments.Select(argument => argument switch
        {
            Value value => value,
            Dim size => call.Graph.DimSize(size, element),
            _ => call.Graph.Scalar(NumericConversion.ToDouble(argument)!.Value, element),
        })]);
    }

    private static object? Abs(object? x) => x switch
    {
        int value => Math.Abs(value),
        long value => Math.Abs(value),
        float value => Math.Abs(value),
        double value => Math.Abs(value),
        decimal value => Math.Abs(value),
        short value => Math.Abs(value),
        sbyte value => Math.Abs(value),
        _ => x,
    };

    private static object? Extreme(IntrinsicCall call, BinaryOperatorKind better) => (call[0], call[1]) switch
    {
        (float x, float y) => better == BinaryOperatorKind.GreaterThan ? Math.Max(x, y) : Math.Min(x, y),
        (double x, double y) => better == BinaryOperatorKind.GreaterThan ? Math.Max(x, y) : Math.Min(x, y),
        var (x, y) => Arithmetic.Binary(better, Widen(x), Widen(y), false) is true ? x : y,
    };

    private static object? Widen(object? value) => value is decimal or ulong ? value : NumericConversion.To(value, SpecialType.System_Int64, false);

    private static object? Clamp(IntrinsicCall call)
    {
        var (x, low, high) = (NumericConversion.ToDouble(call[0]), NumericConversion.ToDouble(call[1]), NumericConversion.ToDouble(call[2]));
        if (x is null || low is null || high is null) throw call.CannotEvaluate("'Clamp' of what depends on an open size", "use Op.Clip");
        if (low > high) throw new ArgumentException($"{low} is above {high}");
        return x < low ? call[1] : x > high ? call[2] : call[0];
    }

    private static TupleValue DivRem(IntrinsicCall call) => new(
    [
        Arithmetic.Binary(BinaryOperatorKind.Divide, call[0], call[1], false),
        Arithmetic.Binary(BinaryOperatorKind.Remainder, call[0], call[1], false),
    ]);

    private static object Round(IntrinsicCall call)
    {
        if (Symbolic(call, call.Arguments.Length == 1 ? "Round" : null) is { } node) return node;
        int digits = call.Arguments.Skip(1).OfType<int>().FirstOrDefault();
        var mode = call.Arguments.OfType<EnumValue>().FirstOrDefault() is { } item ? (MidpointRounding)(int)item.Underlying : MidpointRounding.ToEven;
        if (call[0] is decimal number) return Math.Round(number, digits, mode);
        double result = Math.Round(NumericConversion.ToDouble(call[0])!.Value, digits, mode);
        return IsFloat(call) ? (object)(float)result : result;
    }
}

using System.Globalization;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>Members that numbers, enums, tuples and the like have in common.</summary>
internal static class PlainMembers
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["ToString"] = static call => call.Evaluator.Format(call.Instance, call.Arguments.OfType<string>().FirstOrDefault(), call.At),
        ["Equals"] = static call => call.Arguments.Length == 2 ? ConstructionEvaluator.AreEqual(call[0], call[1]) : ConstructionEvaluator.AreEqual(call.Instance, call[0]),
        ["ReferenceEquals"] = static call => ReferenceEquals(call[0], call[1]) || (call[0] is Value x && call[1] is Value y && x.Id == y.Id),
        ["CompareTo"] = static call => Compare(call.Instance, call[0]),
        ["HasValue"] = static call => call.Instance is not null,
        ["Value"] = static call => call.Instance ?? throw new InvalidOperationException("the nullable has no value"),
        ["GetValueOrDefault"] = static call => call.Instance ?? call[0] ?? Zero(call),
        ["Parse"] = static call => Parse(call),
        ["Max"] = static call => MathMembers.Members["Max"](call),
        ["Min"] = static call => MathMembers.Members["Min"](call),
        ["Abs"] = static call => MathMembers.Members["Abs"](call),
        ["Sqrt"] = static call => MathMembers.Members["Sqrt"](call),
        ["Pow"] = static call => MathMembers.Members["Pow"](call),
        ["Exp"] = static call => MathMembers.Members["Exp"](call),
        ["Log"] = static call => MathMembers.Members["Log"](call),
        ["Clamp"] = static call => MathMembers.Members["Clamp"](call),
        ["IsNaN"] = static call => double.IsNaN(NumericConversion.ToDouble(call[0])!.Value),
        ["IsInfinity"] = static call => double.IsInfinity(NumericConversion.ToDouble(call[0])!.Value),
        ["IsFinite"] = static call => NumericConversion.ToDouble(call[0]) is { } x && !double.IsNaN(x) && !double.IsInfinity(x),
        ["IsEvenInteger"] = static call => Convert.ToInt64(call[0], CultureInfo.InvariantCulture) % 2 == 0,
        ["IsOddInteger"] = static call => Convert.ToInt64(call[0], CultureInfo.InvariantCulture) % 2 != 0,
        ["IsDigit"] = static call => char.IsDigit((char)call[0]!),
        ["IsLetter"] = static call => char.IsLetter((char)call[0]!),
        ["IsUpper"] = static call => char.IsUpper((char)call[0]!),
        ["IsLower"] = static call => char.IsLower((char)call[0]!),
        ["ToUpperInvariant"] = static call => char.ToUpperInvariant((char)call[0]!),
        ["ToLowerInvariant"] = static call => char.ToLowerInvariant((char)call[0]!),
        ["ThrowIfNull"] = static call => call[0] is null ? throw new ArgumentNullException(call[1] as string) : null,
        ["ThrowIfNegative"] = static call => Check(call, BinaryOperatorKind.LessThan, 0, "is negative"),
        ["ThrowIfNegativeOrZero"] = static call => Check(call, BinaryOperatorKind.LessThanOrEqual, 0, "is not positive"),
        ["ThrowIfZero"] = static call => Check(call, BinaryOperatorKind.Equals, 0, "is zero"),
        ["ThrowIfGreaterThan"] = static call => Check(call, BinaryOperatorKind.GreaterThan, null, "is too great"),
        ["ThrowIfLessThan"] = static call => Check(call, BinaryOperatorKind.LessThan, null, "is too small"),
        ["ThrowIfNotEqual"] = static call => Check(call, BinaryOperatorKind.NotEquals, null, "is another"),
        ["Start"] = static call => ((RangeValue)call.Instance!).Start,
        ["End"] = static call => ((RangeValue)call.Instance!).End,
        ["IsFromEnd"] = static call => ((IndexValue)call.Instance!).FromEnd,
        ["GetOffset"] = static call => ((IndexValue)call.Instance!).Offset((int)call[0]!),
        ["FromEnd"] = static call => new IndexValue((int)call[0]!, true),
        ["Name"] = static call => ((TypeObject)call.Instance!).Type.Name,
        ["Dispose"] = static call =>
        {
            (call.Instance as ScopeValue)?.Dispose();
            return null;
        },
    };

    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> TypeMembers = new()
    {
        ["op_Equality"] = static call => ConstructionEvaluator.AreEqual(call[0], call[1]),
        ["op_Inequality"] = static call => !ConstructionEvaluator.AreEqual(call[0], call[1]),
    };

    /// <summary>Whether these members mean the same on the type.</summary>
    public static bool Serves(INamedTypeSymbol type) =>
        type.SpecialType is SpecialType.System_Object or SpecialType.System_Enum or SpecialType.System_ValueType or SpecialType.System_IDisposable
        || type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double
        || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        || type.IsTupleType || type.TypeKind == TypeKind.Enum
        || type.Name is "Index" or "Range" or "Half" or "Type" or "MemberInfo" or "ArgumentNullException" or "ArgumentOutOfRangeException" or "ArgumentException" or "IEquatable" or "IComparable";

    private static object? Zero(IntrinsicCall call) => call.Method.ReturnType.SpecialType is var type && type == SpecialType.System_Boolean ? false : NumericConversion.To(0, type, false);

    private static int Compare(object? a, object? b) => a is IComparable x && b is not null ? x.CompareTo(b) : throw new ArgumentException("the values cannot be compared");

    private static object? Parse(IntrinsicCall call)
    {
        string text = call[0] as string ?? throw new ArgumentNullException(nameof(text));
        return call.Method.ContainingType.SpecialType switch
        {
            SpecialType.System_Int32 => int.Parse(text, CultureInfo.InvariantCulture),
            SpecialType.System_Int64 => long.Parse(text, CultureInfo.InvariantCulture),
            SpecialType.System_Single => float.Parse(text, CultureInfo.InvariantCulture),
            SpecialType.System_Double => double.Parse(text, CultureInfo.InvariantCulture),
            SpecialType.System_Boolean => bool.Parse(text),
            _ => throw call.CannotEvaluate("This parsing", "write the value as a literal"),
        };
    }

    private static object? Check(IntrinsicCall call, BinaryOperatorKind fault, object? bound, string what)
    {
        object? limit = bound ?? call[1];
        if (call[0] is Dim size) throw call.Evaluator.Open(call.At, "A check", size);
        bool failed = NumericConversion.ToDouble(call[0]) is { } x && NumericConversion.ToDouble(limit) is { } y
            ? Arithmetic.Binary(fault, x, y, false) is true
            : fault == BinaryOperatorKind.NotEquals && !ConstructionEvaluator.AreEqual(call[0], limit);
        return failed ? throw new ArgumentOutOfRangeException(call.Arguments.OfType<string>().LastOrDefault(), $"{call[0]} {what}") : null;
    }
}

using System.Globalization;
using AotNet.Generator.Frontend.Evaluation;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>The members of string that construction code may use; all compare by ordinal, so that no culture changes a model.</summary>
internal static class StringMembers
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Empty"] = static _ => "",
        ["Length"] = static call => Self(call).Length,
        ["this[]"] = static call => call.Evaluator.ElementAt(call.Instance, call[0], call.At),
        ["Substring"] = static call => call.Arguments.Length == 1 ? Self(call).Substring((int)call[0]!) : Self(call).Substring((int)call[0]!, (int)call[1]!),
        ["Contains"] = static call => Self(call).IndexOf(Text(call, 0), StringComparison.Ordinal) >= 0,
        ["StartsWith"] = static call => Self(call).StartsWith(Text(call, 0), StringComparison.Ordinal),
        ["EndsWith"] = static call => Self(call).EndsWith(Text(call, 0), StringComparison.Ordinal),
        ["IndexOf"] = static call => Self(call).IndexOf(Text(call, 0), StringComparison.Ordinal),
        ["LastIndexOf"] = static call => Self(call).LastIndexOf(Text(call, 0), StringComparison.Ordinal),
        ["Replace"] = static call => Self(call).Replace(Text(call, 0), Text(call, 1)),
        ["Trim"] = static call => call.Arguments.Length == 0 ? Self(call).Trim() : Self(call).Trim(Text(call, 0).ToCharArray()),
        ["TrimStart"] = static call => call.Arguments.Length == 0 ? Self(call).TrimStart() : Self(call).TrimStart(Text(call, 0).ToCharArray()),
        ["TrimEnd"] = static call => call.Arguments.Length == 0 ? Self(call).TrimEnd() : Self(call).TrimEnd(Text(call, 0).ToCharArray()),
        ["ToUpperInvariant"] = static call => Self(call).ToUpperInvariant(),
        ["ToLowerInvariant"] = static call => Self(call).ToLowerInvariant(),
        ["ToUpper"] = static call => Self(call).ToUpperInvariant(),
        ["ToLower"] = static call => Self(call).ToLowerInvariant(),
        ["PadLeft"] = static call => Self(call).PadLeft(Width(call), call[1] is char padding ? padding : ' '),
        ["PadRight"] = static call => Self(call).PadRight(Width(call), call[1] is char padding ? padding : ' '),
        ["Split"] = static call => new ArrayValue(
            call.Evaluator.Compilation.GetSpecialType(SpecialType.System_String), [.. Self(call).Split([Text(call, 0)], StringSplitOptions.None)]),
        ["Join"] = static call => string.Join(Text(call, 0), call.Evaluator.Sequence(call[1], call.At).Select(item => call.Evaluator.Format(item, null, call.At))),
        ["Concat"] = static call => string.Concat(call.Arguments.SelectMany(argument => argument is ArrayValue or SequenceValue or ListValue ? call.Evaluator.Sequence(argument, call.At) : [argument])
            .Select(item => call.Evaluator.Format(item, null, call.At))),
        ["Format"] = static call => Format(call),
        ["IsNullOrEmpty"] = static call => string.IsNullOrEmpty((string?)call[0]),
        ["IsNullOrWhiteSpace"] = static call => string.IsNullOrWhiteSpace((string?)call[0]),
        ["Equals"] = static call => call.Instance is null ? Equals(call[0], call[1]) : Equals(call.Instance, call[0]),
        ["CompareOrdinal"] = static call => string.CompareOrdinal((string?)call[0], (string?)call[1]),
        ["ToString"] = static call => Self(call),
        ["op_Equality"] = static call => Equals(call[0], call[1]),
        ["op_Inequality"] = static call => !Equals(call[0], call[1]),
    };

    private static string Self(IntrinsicCall call) => call.Instance as string ?? throw new NullReferenceException("the string is null");

    // Paid for before it is made.
    private static int Width(IntrinsicCall call)
    {
        int width = call.Evaluator.ToInt(call[0], call.At);
        call.Evaluator.Charge(Math.Max(0, width) / 16, call.At);
        return width;
    }

    private static string Text(IntrinsicCall call, int parameter) => call[parameter] switch
    {
        string text => text,
        char character => character.ToString(),
        ArrayValue characters => string.Concat(characters.Items),
        _ => throw new ArgumentNullException(call.Method.Parameters[parameter].Name),
    };

    private static string Format(IntrinsicCall call)
    {
        int first = call[0] is string ? 0 : 1; // after a format provider, which is the invariant one whatever it is
        object?[] values = [.. call.Arguments.Skip(first + 1).SelectMany(argument => argument is ArrayValue array ? array.Items : [argument])];
        return string.Format(CultureInfo.InvariantCulture, Text(call, first), [.. values.Select(value => value is IFormattable ? value : call.Evaluator.Format(value, null, call.At))]);
    }
}

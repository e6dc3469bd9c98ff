using AotNet.Generator.Frontend.Evaluation;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>The static members of Array, and what all arrays have.</summary>
internal static class ArrayMembers
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new(
        ListMembers.Members.Where(item => item.Key is "Length" or "LongLength" or "Rank" or "GetLength" or "Clone").ToDictionary(item => item.Key, item => item.Value))
    {
        ["Empty"] = static call => new ArrayValue(call.Method.TypeArguments[0], []),
        ["Fill"] = static call => Fill((ArrayValue)call[0]!, call[1]),
        ["IndexOf"] = static call => IndexOf((ArrayValue)call[0]!, call[1]),
        ["Reverse"] = static call => Reverse((ArrayValue)call[0]!),
        ["ConvertAll"] = static call => new ArrayValue(call.Method.TypeArguments[1], [.. ((ArrayValue)call[0]!).Items.Select(item => call.Apply(call[1], item))]),
        ["Exists"] = static call => ((ArrayValue)call[0]!).Items.Any(item => call.Apply(call[1], item) is true),
        ["Find"] = static call => ((ArrayValue)call[0]!).Items.FirstOrDefault(item => call.Apply(call[1], item) is true),
        ["Copy"] = static call => Copy(call),
    };

    private static object? Fill(ArrayValue array, object? value)
    {
        for (int i = 0; i < array.Items.Length; i++) array.Items[i] = value;
        return null;
    }

    private static int IndexOf(ArrayValue array, object? value)
    {
        for (int i = 0; i < array.Items.Length; i++)
            if (ConstructionEvaluator.AreEqual(array.Items[i], value)) return i;
        return -1;
    }

    private static object? Reverse(ArrayValue array)
    {
        Array.Reverse(array.Items);
        return null;
    }

    private static object? Copy(IntrinsicCall call)
    {
        var (from, to) = ((ArrayValue)call[0]!, (ArrayValue)(call.Arguments.Length == 3 ? call[1] : call[2])!);
        if (call.Arguments.Length == 3) Array.Copy(from.Items, to.Items, (int)call[2]!);
        else Array.Copy(from.Items, (int)call[1]!, to.Items, (int)call[3]!, (int)call[4]!);
        return null;
    }
}

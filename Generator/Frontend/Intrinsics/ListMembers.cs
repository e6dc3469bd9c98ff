using AotNet.Generator.Frontend.Evaluation;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>The members of List, and of arrays and spans where they are the same.</summary>
internal static class ListMembers
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Count"] = static call => call.Evaluator.Items(call.Instance, call.At).Count,
        ["Length"] = static call => call.Evaluator.Items(call.Instance, call.At).Count,
        ["LongLength"] = static call => (long)call.Evaluator.Items(call.Instance, call.At).Count,
        ["IsEmpty"] = static call => call.Evaluator.Items(call.Instance, call.At).Count == 0,
        ["Rank"] = static call => ((ArrayValue)call.Instance!).Lengths.Length,
        ["GetLength"] = static call => ((ArrayValue)call.Instance!).Lengths[(int)call[0]!],
        ["this[]"] = static call => call.Evaluator.ElementAt(call.Instance, call[0], call.At),
        ["Add"] = static call => Do(call, list => list.Add(ConstructionEvaluator.CopyOf(call[0]))),
        ["AddRange"] = static call => Do(call, list => list.AddRange([.. call.Evaluator.Sequence(call[0], call.At)])),
        ["Insert"] = static call => Do(call, list => list.Insert((int)call[0]!, call[1])),
        ["InsertRange"] = static call => Do(call, list => list.InsertRange((int)call[0]!, [.. call.Evaluator.Sequence(call[1], call.At)])),
        ["RemoveAt"] = static call => Do(call, list => list.RemoveAt((int)call[0]!)),
        ["RemoveRange"] = static call => Do(call, list => list.RemoveRange((int)call[0]!, (int)call[1]!)),
        ["Remove"] = static call => Remove(call),
        ["RemoveAll"] = static call => Self(call).RemoveAll(item => call.Apply(call[0], item) is true),
        ["Clear"] = static call => Do(call, list => list.Clear()),
        ["Reverse"] = static call => Do(call, list => list.Reverse()),
        ["Contains"] = static call => call.Evaluator.Items(call.Instance, call.At).Any(item => ConstructionEvaluator.AreEqual(item, call[0])),
        ["IndexOf"] = static call => IndexOf(call.Evaluator.Items(call.Instance, call.At), call[0]),
        ["ToArray"] = static call => LinqMembers.ToArray(call, call.Evaluator.Items(call.Instance, call.At)),
        ["AsSpan"] = static call => call.Instance,
        ["AsReadOnly"] = static call => call.Instance,
        ["Clone"] = static call => call.Instance is ArrayValue array ? new ArrayValue(array.ElementType, array.Lengths, [.. array.Items]) : call.Instance,
        ["ForEach"] = static call => Do(call, list => list.ForEach(item => call.Apply(call[0], item))),
        ["Exists"] = static call => Self(call).Exists(item => call.Apply(call[0], item) is true),
        ["TrueForAll"] = static call => Self(call).TrueForAll(item => call.Apply(call[0], item) is true),
        ["Find"] = static call => Self(call).Find(item => call.Apply(call[0], item) is true),
        ["FindIndex"] = static call => Self(call).FindIndex(item => call.Apply(call[0], item) is true),
        ["GetRange"] = static call => new ListValue(((ListValue)call.Instance!).Type, Self(call).GetRange((int)call[0]!, (int)call[1]!)),
        ["Slice"] = static call => call.Instance is ListValue list ? new ListValue(list.Type, list.Items.GetRange((int)call[0]!, (int)call[1]!))
            : new ArrayValue(((ArrayValue)call.Instance!).ElementType, [.. ((ArrayValue)call.Instance).Items.Skip((int)call[0]!).Take(call[1] as int? ?? int.MaxValue)]),
        ["ConvertAll"] = static call => new ListValue(call.Method.ReturnType, Self(call).ConvertAll(item => call.Apply(call[0], item))),
    };

    private static List<object?> Self(IntrinsicCall call) => call.Instance switch
    {
        ListValue list => list.Items,
        null => throw new NullReferenceException("the list is null"),
        _ => throw call.CannotEvaluate($"'{call.Symbol.Name}' on this collection", "use a List"),
    };

    private static object? Do(IntrinsicCall call, Action<List<object?>> action)
    {
        action(Self(call));
        return null;
    }

    private static bool Remove(IntrinsicCall call)
    {
        int index = IndexOf(Self(call), call[0]);
        if (index >= 0) Self(call).RemoveAt(index);
        return index >= 0;
    }

    private static int IndexOf(IReadOnlyList<object?> items, object? wanted)
    {
        for (int i = 0; i < items.Count; i++)
            if (ConstructionEvaluator.AreEqual(items[i], wanted)) return i;
        return -1;
    }
}

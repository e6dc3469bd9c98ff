using AotNet.Generator.Frontend.Evaluation;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>The members of Dictionary and of its pairs.</summary>
internal static class DictionaryMembers
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Count"] = static call => Self(call).Items.Count,
        ["this[]"] = static call => call.Evaluator.ElementAt(call.Instance, call[0], call.At),
        ["Keys"] = static call => new SequenceValue(Self(call).Items.Select(item => (object?)item.Key)),
        ["Values"] = static call => new SequenceValue(Self(call).Items.Select(item => item.Value)),
        ["ContainsKey"] = static call => Self(call).Find(call[0]!) >= 0,
        ["Add"] = static call => Self(call).Find(call[0]!) >= 0 ? throw new ArgumentException("the key is in the dictionary already") : Add(call),
        ["TryAdd"] = static call => Self(call).Find(call[0]!) < 0 && Add(call) is null,
        ["TryGetValue"] = static call => TryGetValue(call),
        ["GetValueOrDefault"] = static call => Self(call).Find(call[0]!) is >= 0 and var index ? Self(call).Items[index].Value : call[1],
        ["Remove"] = static call => Remove(call),
        ["Clear"] = static call =>
        {
            Self(call).Items.Clear();
            return null;
        },
    };

    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> PairMembers = new()
    {
        ["Key"] = static call => ((KeyValuePair<object, object?>)call.Instance!).Key,
        ["Value"] = static call => ((KeyValuePair<object, object?>)call.Instance!).Value,
    };

    private static DictionaryValue Self(IntrinsicCall call) => call.Instance as DictionaryValue ?? throw new NullReferenceException("the dictionary is null");

    private static object? Add(IntrinsicCall call)
    {
        Self(call).Items.Add(new(call[0]!, call[1]));
        return null;
    }

    private static bool TryGetValue(IntrinsicCall call)
    {
        int index = Self(call).Find(call[0]!);
        ((Place)call[1]!).Value = index >= 0 ? Self(call).Items[index].Value : call.Evaluator.Default(call.Method.Parameters[1].Type);
        return index >= 0;
    }

    private static bool Remove(IntrinsicCall call)
    {
        int index = Self(call).Find(call[0]!);
        if (index >= 0) Self(call).Items.RemoveAt(index);
        return index >= 0;
    }
}

using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>LINQ to objects. Lazy where LINQ is, so that functions are called as often and in the order that C# calls them.</summary>
internal static class LinqMembers
{
    public static readonly Dictionary<string, Func<IntrinsicCall, object?>> Members = new()
    {
        ["Range"] = static call => Lazy(Enumerable.Range(call.Evaluator.ToInt(call[0], call.At), call.Evaluator.ToInt(call[1], call.At)).Select(item => (object?)item)),
        ["Repeat"] = static call => Lazy(Enumerable.Repeat(call[0], call.Evaluator.ToInt(call[1], call.At))),
        ["Empty"] = static _ => Lazy([]),
        ["Select"] = static call => Lazy(TakesIndex(call) ? Source(call).Select((item, i) => call.Apply(call[1], item, i)) : Source(call).Select(item => call.Apply(call[1], item))),
        ["SelectMany"] = static call => Lazy(call.Arguments.Length == 2
            ? Source(call).SelectMany(item => call.Evaluator.Sequence(call.Apply(call[1], item), call.At))
            : Source(call).SelectMany(item => call.Evaluator.Sequence(call.Apply(call[1], item), call.At), (item, inner) => call.Apply(call[2], item, inner))),
        ["Where"] = static call => Lazy(TakesIndex(call) ? Source(call).Where((item, i) => Test(call, item, i)) : Source(call).Where(item => Test(call, item))),
        ["Zip"] = static call => Lazy(Zip(call)),
        ["Take"] = static call => Lazy(call[1] is RangeValue range ? Part(call, range) : Source(call).Take(call.Evaluator.ToInt(call[1], call.At))),
        ["Skip"] = static call => Lazy(Source(call).Skip(call.Evaluator.ToInt(call[1], call.At))),
        ["TakeLast"] = static call => Lazy(Last(Source(call), call.Evaluator.ToInt(call[1], call.At))),
        ["SkipLast"] = static call => Lazy(Source(call).ToList() is var all ? all.Take(all.Count - call.Evaluator.ToInt(call[1], call.At)) : []),
        ["TakeWhile"] = static call => Lazy(Source(call).TakeWhile(item => Test(call, item))),
        ["SkipWhile"] = static call => Lazy(Source(call).SkipWhile(item => Test(call, item))),
        ["Concat"] = static call => Lazy(Source(call).Concat(call.Evaluator.Sequence(call[1], call.At))),
        ["Append"] = static call => Lazy(Source(call).Concat([call[1]])),
        ["Prepend"] = static call => Lazy(new[] { call[1] }.Concat(Source(call))),
        ["Reverse"] = static call => Lazy(Source(call).Reverse()),
        ["Distinct"] = static call => Lazy(Distinct(Source(call))),
        ["Chunk"] = static call => Lazy(Chunk(call)),
        ["Index"] = static call => Lazy(Source(call).Select((item, i) => (object?)new TupleValue([i, item]))),
        ["Cast"] = static call => Lazy(Source(call)),
        ["AsEnumerable"] = static call => call[0],
        ["OrderBy"] = static call => Lazy(Source(call).OrderBy(item => call.Apply(call[1], item), Order)),
        ["OrderByDescending"] = static call => Lazy(Source(call).OrderByDescending(item => call.Apply(call[1], item), Order)),
        ["Order"] = static call => Lazy(Source(call).OrderBy(item => item, Order)),
        ["OrderDescending"] = static call => Lazy(Source(call).OrderByDescending(item => item, Order)),
        ["ToList"] = static call => new ListValue(call.Method.ReturnType, Source(call).ToList()),
        ["ToArray"] = static call => ToArray(call, Source(call)),
        ["ToDictionary"] = static call => ToDictionary(call),
        ["Aggregate"] = static call => Aggregate(call),
        ["Sum"] = static call => Sum(call, Selected(call)),
        ["Average"] = static call => Average(call, Selected(call).ToList()),
        ["Max"] = static call => Selected(call).Aggregate((a, b) => Order.Compare(a, b) >= 0 ? a : b),
        ["Min"] = static call => Selected(call).Aggregate((a, b) => Order.Compare(a, b) <= 0 ? a : b),
        ["Count"] = static call => call.Arguments.Length == 1 ? Source(call).Count() : Source(call).Count(item => Test(call, item)),
        ["Any"] = static call => call.Arguments.Length == 1 ? Source(call).Any() : Source(call).Any(item => Test(call, item)),
        ["All"] = static call => Source(call).All(item => Test(call, item)),
        ["Contains"] = static call => Source(call).Any(item => ConstructionEvaluator.AreEqual(item, call[1])),
        ["SequenceEqual"] = static call => Source(call).ToList() is var a && call.Evaluator.Sequence(call[1], call.At).ToList() is var b && a.Count == b.Count && a.Zip(b, ConstructionEvaluator.AreEqual).All(equal => equal),
        ["First"] = static call => Filtered(call).First(),
        ["Last"] = static call => Filtered(call).Last(),
        ["Single"] = static call => Filtered(call).Single(),
        ["FirstOrDefault"] = static call => OrDefault(call, Filtered(call).Take(1)),
        ["LastOrDefault"] = static call => OrDefault(call, Last(Filtered(call), 1)),
        ["SingleOrDefault"] = static call => OrDefault(call, Filtered(call).Take(2).ToList() is { Count: < 2 } one ? one : throw new InvalidOperationException("the sequence has several elements")),
        ["ElementAt"] = static call => call.Evaluator.ElementAt(Source(call).ToList() is var items ? new ListValue(call.Method.ReturnType, items) : null, call[1], call.At),
    };

    private static IComparer<object?> Order => Comparer<object?>.Create(Compare);

    private static int Compare(object? a, object? b) => (a, b) switch
    {
        (string x, string y) => string.CompareOrdinal(x, y),
        (TupleValue x, TupleValue y) => x.Items.Zip(y.Items, Compare).FirstOrDefault(order => order != 0),
        (IComparable x, _) => x.CompareTo(b),
        _ => throw new ArgumentException("the elements cannot be compared"),
    };

    private static SequenceValue Lazy(IEnumerable<object?> items) => new(items);

    private static IEnumerable<object?> Source(IntrinsicCall call) => call.Evaluator.Sequence(call[0], call.At);

    private static bool TakesIndex(IntrinsicCall call) =>
        call.Method.Parameters[1].Type is INamedTypeSymbol { DelegateInvokeMethod.Parameters.Length: 2 };

    private static bool Test(IntrinsicCall call, params object?[] item) => call.Apply(call[1], item) switch
    {
        bool value => value,
        Value => throw call.Fail(Diagnostics.DiagnosticDescriptors.TensorValue, "A condition", "use Op.Where to choose between tensors"),
        _ => throw new ArgumentException("the condition gives no truth value"),
    };

    private static IEnumerable<object?> Filtered(IntrinsicCall call) =>
        call.Arguments.Length > 1 && call[1] is FunctionValue or NativeFunction ? Source(call).Where(item => Test(call, item)) : Source(call);

    private static IEnumerable<object?> Selected(IntrinsicCall call) =>
        call.Arguments.Length > 1 && call[1] is FunctionValue or NativeFunction ? Source(call).Select(item => call.Apply(call[1], item)) : Source(call);

    private static object? OrDefault(IntrinsicCall call, IEnumerable<object?> found)
    {
        var items = found.ToList();
        if (items.Count > 0) return items[0];
        object? otherwise = call.Arguments[call.Arguments.Length - 1];
        bool isGiven = call.Method.Parameters[call.Method.Parameters.Length - 1].Name == "defaultValue";
        return isGiven ? otherwise : call.Evaluator.Default(call.Method.ReturnType);
    }

    private static IEnumerable<object?> Zip(IntrinsicCall call)
    {
        var second = call.Evaluator.Sequence(call[1], call.At);
        if (call.Arguments.Length == 2) return Source(call).Zip(second, (a, b) => (object?)new TupleValue([a, b]));
        return call[2] is FunctionValue or NativeFunction ? Source(call).Zip(second, (a, b) => call.Apply(call[2], a, b))
            : Source(call).Zip(second, (a, b) => (a, b)).Zip(call.Evaluator.Sequence(call[2], call.At), (pair, c) => (object?)new TupleValue([pair.a, pair.b, c]));
    }

    private static IEnumerable<object?> Part(IntrinsicCall call, RangeValue range)
    {
        var all = Source(call).ToList();
        int from = Math.Max(0, range.Start.Offset(all.Count)), to = Math.Min(all.Count, range.End.Offset(all.Count));
        return all.Skip(from).Take(to - from);
    }

    private static IEnumerable<object?> Last(IEnumerable<object?> items, int count)
    {
        var all = items.ToList();
        return all.Skip(Math.Max(0, all.Count - count));
    }

    private static IEnumerable<object?> Distinct(IEnumerable<object?> items)
    {
        var seen = new List<object?>();
        foreach (object? item in items)
        {
            if (seen.Any(other => ConstructionEvaluator.AreEqual(item, other))) continue;
            seen.Add(item);
            yield return item;
        }
    }

    private static IEnumerable<object?> Chunk(IntrinsicCall call)
    {
        int size = call.Evaluator.ToInt(call[1], call.At);
        var all = Source(call).ToList();
        for (int from = 0; from < all.Count; from += size) yield return new ArrayValue(call.Method.TypeArguments[0], [.. all.Skip(from).Take(size)]);
    }

    public static ArrayValue ToArray(IntrinsicCall call, IEnumerable<object?> items) =>
        new(call.Method.ReturnType is IArrayTypeSymbol array ? call.Evaluator.Resolve(array.ElementType) : call.Evaluator.Compilation.ObjectType, [.. items]);

    private static DictionaryValue ToDictionary(IntrinsicCall call)
    {
        var dictionary = new DictionaryValue(call.Method.ReturnType);
        foreach (object? item in Source(call))
        {
            object key = call.Apply(call[1], item)!;
            if (dictionary.Find(key) >= 0) throw new ArgumentException("two elements have one key");
            dictionary.Items.Add(new(key, call.Arguments.Length > 2 && call[2] is FunctionValue ? call.Apply(call[2], item) : item));
        }
        return dictionary;
    }

    private static object? Aggregate(IntrinsicCall call)
    {
        if (call.Arguments.Length == 2) return Source(call).Aggregate((sum, item) => call.Apply(call[1], sum, item));
        object? result = Source(call).Aggregate(call[1], (sum, item) => call.Apply(call[2], sum, item));
        return call.Arguments.Length == 4 ? call.Apply(call[3], result) : result;
    }

    private static object? Sum(IntrinsicCall call, IEnumerable<object?> items)
    {
        object? sum = NumericConversion.To(0, call.Method.ReturnType.SpecialType, false);
        // LINQ adds floats up in double and rounds once.
        if (sum is float) sum = 0.0;
        foreach (object? item in items)
            if (item is not null) sum = Add(sum, item);
        return sum is double total && call.Method.ReturnType.SpecialType == SpecialType.System_Single ? (float)total : sum;
    }

    private static object? Add(object? sum, object? item) => (sum, item) switch
    {
        (Dim x, Dim y) => ConstructionEvaluator.OfDim(x + y),
        (Dim x, int y) => ConstructionEvaluator.OfDim(x + y),
        (int x, Dim y) => ConstructionEvaluator.OfDim(x + y),
        (Value x, Value y) => x + y,
        (_, Value y) => NumericConversion.ToDouble(sum) == 0 ? y : y + NumericConversion.ToDouble(sum)!.Value,
        (double x, float y) => x + y,
        _ => Arithmetic.Binary(BinaryOperatorKind.Add, sum, item, true) ?? throw new ArgumentException("the elements cannot be added"),
    };

    private static object? Average(IntrinsicCall call, List<object?> items)
    {
        if (items.Count == 0) throw new InvalidOperationException("the sequence is empty");
        double mean = items.Average(item => NumericConversion.ToDouble(item) ?? throw call.CannotEvaluate("The average of what is no number", "use ReduceMean on tensors"));
        return NumericConversion.To(mean, call.Method.ReturnType.SpecialType, false);
    }
}

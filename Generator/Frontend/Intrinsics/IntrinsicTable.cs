using AotNet.Generator.Frontend.Evaluation;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend.Intrinsics;

/// <summary>
/// What the compiler knows of types that have no source here: by type and member, who evaluates it. A method of <c>AotNet.Op</c>
/// that is not listed is the op of its own name.
/// </summary>
internal static class IntrinsicTable
{
    private static readonly Dictionary<string, Dictionary<string, Func<IntrinsicCall, object?>>> Types = new(StringComparer.Ordinal)
    {
        ["AotNet.Op"] = Table(OpConstants.Members, OpRandom.Members, OpVariables.Members, OpScopes.Members, OpGradients.Members, OpMovement.Members, OpLayers.Members),
        ["AotNet.Initializers"] = Table(Initializers.Members),
        ["AotNet.Regularizers"] = Table(Regularizers.Members),
        ["AotNet.Schedules"] = Table(Schedules.Members),
        ["AotNet.Summary"] = Table(Summaries.Members),
        ["AotNet.Tensor`1"] = Table(TensorMembers.Members),
        ["AotNet.Node"] = Table(TensorMembers.Members),
        ["AotNet.TensorShape"] = Table(ShapeMembers.Members),
        ["AotNet.Optimizer"] = Table(OptimizerMembers.Members),
        ["System.Math"] = Table(MathMembers.Members),
        ["System.MathF"] = Table(MathMembers.Members),
        ["System.String"] = Table(StringMembers.Members),
        ["System.Linq.Enumerable"] = Table(LinqMembers.Members),
        ["System.Array"] = Table(ArrayMembers.Members),
        ["System.Collections.Generic.List`1"] = Table(ListMembers.Members),
        ["System.Collections.Generic.Dictionary`2"] = Table(DictionaryMembers.Members),
        ["System.Collections.Generic.KeyValuePair`2"] = Table(DictionaryMembers.PairMembers),
        ["System.Type"] = Table(PlainMembers.TypeMembers),
    };

    private static readonly Dictionary<string, Func<IntrinsicCall, object?>> Collections = Table(ListMembers.Members);
    private static readonly Dictionary<string, Func<IntrinsicCall, object?>> Plain = Table(PlainMembers.Members);

    public static object? Invoke(IntrinsicCall call) => Find(call)(call);

    /// <summary>An instance of a type that has no source here.</summary>
    public static object? Create(IntrinsicCall call, INamedTypeSymbol type)
    {
        if (OptimizerMembers.Create(call, type) is { } optimizer) return optimizer;
        switch (NameOf(type))
        {
            case "System.Collections.Generic.List`1":
                return new ListValue(type, call[0] is null or int ? [] : [.. call.Evaluator.Sequence(call[0], call.At)]);
            case "System.Collections.Generic.Dictionary`2":
                return new DictionaryValue(type);
            case "System.Collections.Generic.KeyValuePair`2":
                return new KeyValuePair<object, object?>(call[0]!, call[1]);
            case "System.Index":
                return new IndexValue(call.Evaluator.ToInt(call[0], call.At), call[1] is true);
            case "System.Range":
                return new RangeValue((IndexValue)call[0]!, (IndexValue)call[1]!);
            case "System.String" when call[0] is char character:
                call.Evaluator.Charge(Math.Max(0, call.Evaluator.ToInt(call[1], call.At)) / 16, call.At);
                return new string(character, call.Evaluator.ToInt(call[1], call.At));
            case "System.ReadOnlySpan`1" or "System.Span`1":
                return call[0];
        }
        throw Unavailable.Explain(call, type);
    }

    private static Func<IntrinsicCall, object?> Find(IntrinsicCall call)
    {
        INamedTypeSymbol type = call.Symbol.ContainingType;
        string name = call.Symbol.Name;
        for (INamedTypeSymbol? item = type; item is not null; item = item.BaseType)
            if (Types.TryGetValue(NameOf(item), out var members) && members.TryGetValue(name, out var found)) return found;
        if (NameOf(type) == "AotNet.Op") return OpBinding.Invoke;
        if (call.Instance is ArrayValue or ListValue or SequenceValue && Collections.TryGetValue(name, out var collection)) return collection;
        if (call.Instance is FunctionValue or NativeFunction && name == "Invoke") return static item => item.Apply(item.Instance, item.Arguments);
        if (Plain.TryGetValue(name, out var plain) && (call.Instance is ObjectValue || PlainMembers.Serves(type))) return plain;
        return static item => throw Unavailable.Explain(item, item.Symbol.ContainingType);
    }

    // Written out, since a display string of a type costs far more than two names.
    private static string NameOf(INamedTypeSymbol type)
    {
        INamespaceSymbol space = type.ContainingNamespace;
        if (space.IsGlobalNamespace) return type.MetadataName;
        string name = space.Name + "." + type.MetadataName;
        for (INamespaceSymbol outer = space.ContainingNamespace; !outer.IsGlobalNamespace; outer = outer.ContainingNamespace) name = outer.Name + "." + name;
        return name;
    }

    private static Dictionary<string, Func<IntrinsicCall, object?>> Table(params IReadOnlyDictionary<string, Func<IntrinsicCall, object?>>[] parts) =>
        parts.SelectMany(part => part).ToDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal);
}

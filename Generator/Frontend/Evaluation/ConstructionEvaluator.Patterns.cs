using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Evaluation;

internal sealed partial class ConstructionEvaluator
{
    private object? Switch(ISwitchExpressionOperation choice)
    {
        object? value = Evaluate(choice.Value);
        foreach (var arm in choice.Arms)
            if (Matches(arm.Pattern, value) && (arm.Guard is null || Condition(arm.Guard))) return Evaluate(arm.Value);
        throw new InvalidOperationException($"no arm of the switch matches {Format(value, null, choice.Value)}");
    }

    private bool Matches(IPatternOperation pattern, object? value)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                object? wanted = Evaluate(constant.Value);
                if (value is Dim size && wanted is not null) throw Open(pattern, "A pattern", size);
                return AreEqual(value is EnumValue item && wanted is not EnumValue ? item.Underlying : value, wanted);
            case IDiscardPatternOperation:
                return true;
            case INegatedPatternOperation negated:
                return !Matches(negated.Pattern, value);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return Matches(both.LeftPattern, value) && Matches(both.RightPattern, value);
            case IBinaryPatternOperation either:
                return Matches(either.LeftPattern, value) || Matches(either.RightPattern, value);
            case IRelationalPatternOperation relational:
                if (value is null) return false;
                object? bound = Evaluate(relational.Value);
                if (value is Dim) return Binary(relational.OperatorKind, value, bound, null, false, pattern, null, null) is true;
                return Arithmetic.Binary(relational.OperatorKind, Promote(value), Promote(bound), false) is true;
            case ITypePatternOperation type:
                return IsInstance(value, Resolve(type.MatchedType));
            case IDeclarationPatternOperation declaration:
                if (!declaration.MatchesNull && (value is null || declaration.MatchedType is { } matched && !IsInstance(value, Resolve(matched)))) return false;
                if (declaration.DeclaredSymbol is { } symbol) frame.Declare(symbol, CopyOf(value));
                return true;
            case IRecursivePatternOperation recursive:
                return Matches(recursive, value);
            case IListPatternOperation list:
                return Matches(list, value);
            default:
                throw Unsupported(pattern);
        }
    }

    private bool Matches(IRecursivePatternOperation pattern, object? value)
    {
        if (value is null) return false;
        if (pattern.MatchedType is { } type && !IsInstance(value, Resolve(type)) && !SymbolEqualityComparer.Default.Equals(pattern.InputType, type)) return false;
        if (pattern.DeconstructionSubpatterns.Length > 0)
        {
            if (value is not (TupleValue or ObjectValue or KeyValuePair<object, object?>)) return false;
            object?[] parts = Deconstruct(value, pattern.DeconstructionSubpatterns.Length, pattern);
            if (parts.Length != pattern.DeconstructionSubpatterns.Length) return false;
            for (int i = 0; i < parts.Length; i++)
                if (!Matches(pattern.DeconstructionSubpatterns[i], parts[i])) return false;
        }
        foreach (var property in pattern.PropertySubpatterns)
        {
            receivers.Push(value);
            object? member;
            try
            {
                member = Evaluate(property.Member);
            }
            finally
            {
                receivers.Pop();
            }
            if (!Matches(property.Pattern, member)) return false;
        }
        if (pattern.DeclaredSymbol is { } symbol) frame.Declare(symbol, CopyOf(value));
        return true;
    }

    private bool Matches(IListPatternOperation pattern, object? value)
    {
        if (value is null) return false;
        var items = value is Shape or ArrayValue or ListValue or string ? Items(value, pattern) : throw NotPlain(pattern, value, "A list pattern");
        int slice = -1;
        for (int i = 0; i < pattern.Patterns.Length; i++)
            if (pattern.Patterns[i] is ISlicePatternOperation) slice = i;
        int count = pattern.Patterns.Length;
        if (slice < 0 ? items.Count != count : items.Count < count - 1) return false;
        for (int i = 0; i < count; i++)
        {
            if (pattern.Patterns[i] is ISlicePatternOperation rest)
            {
                if (rest.Pattern is not null && !Matches(rest.Pattern, ElementAt(value, new RangeValue(new(i, false), new(count - 1 - i, true)), pattern))) return false;
            }
            else if (!Matches(pattern.Patterns[i], items[slice >= 0 && i > slice ? items.Count - count + i : i])) return false;
        }
        if (pattern.DeclaredSymbol is { } symbol) frame.Declare(symbol, CopyOf(value));
        return true;
    }
}

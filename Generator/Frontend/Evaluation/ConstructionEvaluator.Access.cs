using AotNet.Generator.Diagnostics;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Evaluation;

internal sealed partial class ConstructionEvaluator
{
    private readonly Dictionary<ISymbol, object?> statics = new(SymbolEqualityComparer.Default);

    private object? Field(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        if (field.HasConstantValue) return Constant(field.ConstantValue, field.Type);
        if (field.IsStatic) return Model is not null && Model.Fields.ContainsKey(KeyOf(field)) ? FieldOf(Model, field, operation) : StaticField(field, operation); // a static variable is a variable
        object? instance = Evaluate(operation.Instance!);
        if (field.ContainingType.IsTupleType && instance is TupleValue tuple) return tuple.Items[TupleIndex(field)];
        return FieldOf(instance, field, operation);
    }

    private object? FieldOf(object? instance, IFieldSymbol field, IOperation at)
    {
        ObjectValue holder = Instance(instance, at);
        ISymbol key = KeyOf(field);
        if (holder.Fields.TryGetValue(key, out object? value))
            return value is Unavailable ? throw new ConstructionException(null) : value;
        // A model is never constructed: its plain fields are evaluated when they are first read.
        return holder == Model ? holder.Fields[key] = InitialValue(field) : Default(field.Type);
    }

    /// <summary>What a field or a property without code of the model starts with.</summary>
    public object? InitialValue(ISymbol member)
    {
        if (Initializer(member) is not { } initializer) return Default(member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type);
        moduleName = member.Name;
        object? value = InFrame(new Frame(null, Model, null), () => Variables.Within("", () => CopyOf(Evaluate(initializer))));
        moduleName = null;
        return value;
    }

    /// <summary>Whether the property holds a value rather than computing one.</summary>
    public bool IsStored(IPropertySymbol property) => IsAutomatic(property);

    private object? StaticField(IFieldSymbol field, IOperation at)
    {
        ISymbol key = KeyOf(field);
        if (statics.TryGetValue(key, out object? value)) return value;
        if (!IsSource(field)) return Native(field, at);
        if (!failedStatics.Add(key)) throw Fail(at, DiagnosticDescriptors.CircularDefinition, field.Name, "its initializer needs its own value");
        // A static initializer sees nothing of the caller's, its type arguments included.
        value = InFrame(new Frame(null, null, null), () => Initializer(field) is { } initializer ? CopyOf(Evaluate(initializer)) : Default(field.Type));
        failedStatics.Remove(key);
        return statics[key] = value;
    }

    private T InFrame<T>(Frame inner, Func<T> action)
    {
        Frame outer = frame;
        frame = inner;
        try
        {
            return action();
        }
        finally
        {
            frame = outer;
        }
    }

    /// <summary>The initial value's operation, of a field or of a property without code.</summary>
    public IOperation? Initializer(ISymbol member)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellation);
            var initializer = syntax is VariableDeclaratorSyntax declarator ? declarator.Initializer : (syntax as PropertyDeclarationSyntax)?.Initializer;
            if (initializer is not null) return ModelOf(syntax.SyntaxTree).GetOperation(initializer, cancellation);
        }
        return null;
    }

    private object? Property(IPropertyReferenceOperation operation)
    {
        IPropertySymbol property = operation.Property;
        if (property.IsStatic) return HasSource(property) ? Get(property, null, [], operation) : Native(property, null, [], operation);
        object? instance = Evaluate(operation.Instance!);
        object?[] arguments = operation.Arguments.Length == 0 ? [] : Arguments(operation.Arguments, property.Parameters);
        return Get(property, instance, arguments, operation);
    }

    private object? Get(IPropertySymbol property, object? instance, object?[] arguments, IOperation at)
    {
        if (!HasSource(property) && instance is not ObjectValue) return Native(property, instance, arguments, at);
        if (instance is ObjectValue holder)
        {
            property = Override(property, holder.Type, at);
            if (holder.Fields.TryGetValue(property.OriginalDefinition, out object? stored)) return stored is Unavailable ? throw new ConstructionException(null) : stored;
            if (IsAutomatic(property)) return holder == Model ? holder.Fields[property.OriginalDefinition] = InitialValue(property) : Default(property.Type);
            if (IsNode(holder, property)) return Member(holder, property, property.GetMethod!, at);
        }
        else if (property.IsStatic)
        {
            if (IsAutomatic(property)) return StaticProperty(property, at);
            if (Model is not null && SymbolEqualityComparer.Default.Equals(property.ContainingType, Model.Type) && IsNode(Model, property))
                return Member(Model, property, property.GetMethod!, at);
        }
        else
            throw NotPlain(at, instance, $"'{property.Name}'");
        if (property.GetMethod is not { } getter) throw Unsupported(at);
        return Invoke(getter, instance, arguments, at);
    }

    private object? StaticProperty(IPropertySymbol property, IOperation at)
    {
        ISymbol key = property.OriginalDefinition;
        if (statics.TryGetValue(key, out object? value)) return value;
        if (!failedStatics.Add(key)) throw Fail(at, DiagnosticDescriptors.CircularDefinition, property.Name, "its initializer needs its own value");
        value = InFrame(new Frame(null, null, null), () => Initializer(property) is { } initializer ? CopyOf(Evaluate(initializer)) : Default(property.Type));
        failedStatics.Remove(key);
        return statics[key] = value;
    }

    private Place PropertyPlace(IPropertyReferenceOperation operation)
    {
        IPropertySymbol property = operation.Property;
        object? instance = operation.Instance is null ? null : Evaluate(operation.Instance);
        object?[] arguments = operation.Arguments.Length == 0 ? [] : Arguments(operation.Arguments, property.Parameters);
        return new ComputedPlace(() => Get(property, instance, arguments, operation), value => Set(property, instance, arguments, value, operation));
    }

    private void Set(IPropertySymbol property, object? instance, object?[] arguments, object? value, IOperation at)
    {
        if (instance is ListValue or ArrayValue or DictionaryValue && arguments.Length == 1)
        {
            SetElement(instance, arguments[0], value, at);
            return;
        }
        if (instance is OptimizerValue or NativeFunction || !HasSource(property)) throw CannotEvaluate(at, $"Assigning '{property.Name}'", "it cannot be changed when the model is built");
        if (instance is ObjectValue holder) property = Override(property, holder.Type, at);
        if (IsAutomatic(property))
        {
            if (property.IsStatic) statics[property.OriginalDefinition] = value;
            else Instance(instance, at).Fields[property.OriginalDefinition] = value;
        }
        else if (property.SetMethod is { } setter) Invoke(setter, instance, [.. arguments, value], at);
        else throw Unsupported(at);
    }

    /// <summary>Whether the property has no code of its own.</summary>
    private bool IsAutomatic(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences.Length == 0) return true;
        return property.DeclaringSyntaxReferences[0].GetSyntax(cancellation) switch
        {
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } => !property.IsAbstract && accessors.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null),
            ParameterSyntax => true, // of a record
            AnonymousObjectMemberDeclaratorSyntax => true,
            _ => false,
        };
    }

    private object? ArrayElement(IArrayElementReferenceOperation element)
    {
        if (element.Indices.Length > 1) return ArrayPlace(element).Value;
        object? array = Evaluate(element.ArrayReference);
        return ElementAt(array, Evaluate(element.Indices[0]), element);
    }

    private object? ImplicitIndexer(IImplicitIndexerReferenceOperation indexer)
    {
        object? list = Evaluate(indexer.Instance);
        return ElementAt(list, Evaluate(indexer.Argument), indexer);
    }

    /// <summary>An element, or with a range a part, of whatever has elements.</summary>
    public object? ElementAt(object? list, object? index, IOperation at)
    {
        switch (list)
        {
            case DictionaryValue dictionary:
                int found = dictionary.Find(index!);
                return found >= 0 ? dictionary.Items[found].Value : throw new KeyNotFoundException($"the key {Format(index, null, at)} is missing");
            case Shape shape:
                if (index is RangeValue part)
                {
                    var (from, length) = Bounds(part, shape.Rank);
                    return new ArrayValue(Int32Type, [.. shape.Skip(from).Take(length).Select(OfDim)]);
                }
                int axis = index is IndexValue fromEnd ? fromEnd.Offset(shape.Rank) : ToInt(index, at);
                // TensorShape counts a negative axis from the end, as the ops do.
                return shape.NormalizeAxis(axis) is { } normalized ? OfDim(shape[normalized])
                    : throw new GraphException("AOTN2006", "Shape", axis.ToString(System.Globalization.CultureInfo.InvariantCulture), shape.ToDisplayString());
            case string text:
                if (index is RangeValue substring)
                {
                    var (from, length) = Bounds(substring, text.Length);
                    return text.Substring(from, length);
                }
                return text[Offset(index, text.Length, at)];
        }
        IReadOnlyList<object?> items = Items(list, at);
        if (index is RangeValue range)
        {
            var (from, length) = Bounds(range, items.Count);
            object?[] slice = [.. items.Skip(from).Take(length)];
            return list is ListValue whole ? new ListValue(whole.Type, [.. slice]) : new ArrayValue(((ArrayValue)list!).ElementType, slice);
        }
        int offset = Offset(index, items.Count, at);
        return offset >= 0 && offset < items.Count ? items[offset] : throw new IndexOutOfRangeException($"index {offset} is outside a list of {items.Count}");
    }

    private void SetElement(object? list, object? index, object? value, IOperation at)
    {
        switch (list)
        {
            case ArrayValue array:
                array.Items[array.Flat([Offset(index, array.Items.Length, at)])] = CopyOf(value);
                break;
            case ListValue items:
                int offset = Offset(index, items.Items.Count, at);
                if (offset < 0 || offset >= items.Items.Count) throw new ArgumentOutOfRangeException(nameof(index), $"index {offset} is outside a list of {items.Items.Count}");
                items.Items[offset] = CopyOf(value);
                break;
            case DictionaryValue dictionary:
                int found = dictionary.Find(index!);
                var entry = new KeyValuePair<object, object?>(index!, CopyOf(value));
                if (found >= 0) dictionary.Items[found] = entry;
                else dictionary.Items.Add(entry);
                break;
            default:
                throw NotPlain(at, list, "Assigning an element");
        }
    }

    private int Offset(object? index, int length, IOperation at) => index is IndexValue item ? item.Offset(length) : ToInt(index, at);

    private static (int From, int Length) Bounds(RangeValue range, int length)
    {
        int from = range.Start.Offset(length), to = range.End.Offset(length);
        if (from < 0 || to < from || to > length) throw new ArgumentOutOfRangeException(nameof(range), $"the range {from}..{to} is outside a list of {length}");
        return (from, to - from);
    }

    private IndexValue IndexOf(IOperation? operand, IndexValue otherwise) =>
        operand is null ? otherwise : Evaluate(operand) is var value && value is IndexValue index ? index : new IndexValue(ToInt(value, operand), false);

    /// <summary>The elements of an array or list, at hand.</summary>
    public IReadOnlyList<object?> Items(object? list, IOperation at) => list switch
    {
        ArrayValue array => array.Items,
        ListValue items => items.Items,
        _ => [.. Sequence(list, at)],
    };

    /// <summary>What enumerating the value gives.</summary>
    public IEnumerable<object?> Sequence(object? value, IOperation at) => value switch
    {
        ArrayValue array => array.Items,
        ListValue list => Enumerate(list),
        SequenceValue sequence => Counted(sequence, at),
        Shape shape => shape.Select(OfDim),
        string text => text.Select(character => (object?)character),
        DictionaryValue dictionary => dictionary.Items.Select(item => (object?)item),
        null => throw new NullReferenceException("the sequence is null"),
        Value => throw Fail(at, DiagnosticDescriptors.TensorValue, "A loop over a tensor's elements", "use ops on the whole tensor, or Unstack where the axis has a known size"),
        Dim size => throw Open(at, "A loop", size),
        _ => throw CannotEvaluate(at, "This collection", "use an array, a list or LINQ over one"),
    };

    // What LINQ gives may have no end, or two billion elements.
    private IEnumerable<object?> Counted(SequenceValue sequence, IOperation at)
    {
        foreach (object? item in sequence.Items)
        {
            Charge(1, at);
            yield return item;
        }
    }

    private static IEnumerable<object?> Enumerate(ListValue list)
    {
        int count = list.Items.Count;
        for (int i = 0; i < list.Items.Count; i++)
        {
            yield return list.Items[i];
            if (list.Items.Count != count) throw new InvalidOperationException("the list was changed while it was enumerated");
        }
    }

    private ITypeSymbol Int32Type => compilation.GetSpecialType(SpecialType.System_Int32);

    /// <summary>A size as construction code sees it: an int when known.</summary>
    public static object OfDim(Dim size) => size.IsKnown ? (object)checked((int)size.Size) : size;

    private static Dim? AsDim(object? value) => value switch
    {
        Dim size => size,
        int size => size,
        long size => Dim.Known(size),
        _ => null,
    };

    /// <exception cref="ConstructionException">It is open, or a tensor.</exception>
    public int ToInt(object? value, IOperation at) => value switch
    {
        int number => number,
        Dim size => throw Open(at, "This", size),
        EnumValue item => ToInt(item.Underlying, at),
        _ => NumericConversion.To(value, SpecialType.System_Int32, true) is int number ? number : throw NotPlain(at, value, "This number"),
    };

    /// <summary>Stands for a field that could not be evaluated, so that its users fail without a second finding.</summary>
    public sealed class Unavailable;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Evaluation;

internal sealed partial class ConstructionEvaluator
{
    /// <summary>The storage that an expression names.</summary>
    private Place PlaceOf(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                if (local.IsDeclaration) frame.Declare(local.Local, Default(local.Local.Type));
                return frame.Find(local.Local) ?? throw CannotEvaluate(operation, $"'{local.Local.Name}'", "it has no value here");
            case IParameterReferenceOperation parameter:
                return frame.Find(parameter.Parameter) ?? (frame.Instance as ObjectValue)?.PrimaryConstructor?.Find(parameter.Parameter)
                    ?? throw CannotEvaluate(operation, $"'{parameter.Parameter.Name}'", "it has no value here");
            case IFieldReferenceOperation field:
                return PlaceOf(field);
            case IArrayElementReferenceOperation element:
                return ArrayPlace(element);
            case IPropertyReferenceOperation property:
                return PropertyPlace(property);
            case IImplicitIndexerReferenceOperation indexer:
                object? list = Evaluate(indexer.Instance);
                object? index = Evaluate(indexer.Argument);
                return new ComputedPlace(() => ElementAt(list, index, indexer), value => SetElement(list, index, value, indexer));
            case IDiscardOperation:
                return new Box();
            case IDeclarationExpressionOperation declaration:
                return PlaceOf(declaration.Expression);
            case IParenthesizedOperation parenthesized:
                return PlaceOf(parenthesized.Operand);
            case IConversionOperation { IsImplicit: true } conversion:
                return PlaceOf(conversion.Operand);
            case IInstanceReferenceOperation:
                return new ComputedPlace(() => frame.Instance, _ => throw CannotEvaluate(operation, "Assigning to this", "make a new instance"));
            case IConditionalOperation { IsRef: true } conditional:
                return PlaceOf(Condition(conditional.Condition) ? conditional.WhenTrue : conditional.WhenFalse!);
            default:
                object? temporary = Evaluate(operation);
                return new Box { Value = temporary };
        }
    }

    private Place PlaceOf(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        if (field.ContainingType.IsTupleType && operation.Instance is not null)
        {
            int index = TupleIndex(field);
            Place tuple = PlaceOf(operation.Instance);
            return new ComputedPlace(
                () => ((TupleValue)tuple.Value!).Items[index],
                value =>
                {
                    object?[] items = [.. ((TupleValue)tuple.Value!).Items];
                    items[index] = value;
                    tuple.Value = new TupleValue(items);
                });
        }
        if (field.IsStatic) return new ComputedPlace(() => StaticField(field, operation), value => statics[field.OriginalDefinition] = value);
        object? instance = Evaluate(operation.Instance!);
        ISymbol key = KeyOf(field);
        return new ComputedPlace(() => FieldOf(instance, field, operation), value => Instance(instance, operation).Fields[key] = value);
    }

    private static int TupleIndex(IFieldSymbol field)
    {
        // A named element's underlying field is Item1, Item2, …
        string name = (field.CorrespondingTupleField ?? field).Name;
        return int.Parse(name.Substring("Item".Length), System.Globalization.CultureInfo.InvariantCulture) - 1;
    }

    /// <summary>A property without code shares its storage with the field that the compiler gives it.</summary>
    private static ISymbol KeyOf(IFieldSymbol field) => field.OriginalDefinition.AssociatedSymbol ?? field.OriginalDefinition;

    private ObjectValue Instance(object? instance, IOperation at) => instance as ObjectValue ?? throw NotPlain(at, instance, "This member");

    private Place ArrayPlace(IArrayElementReferenceOperation element)
    {
        object? array = Evaluate(element.ArrayReference);
        object?[] indices = [.. element.Indices.Select(Evaluate)];
        if (indices.Length == 1) return new ComputedPlace(() => ElementAt(array, indices[0], element), value => SetElement(array, indices[0], value, element));
        var items = array as ArrayValue ?? throw NotPlain(element, array, "An element");
        int flat = items.Flat([.. indices.Select((index, axis) => ToInt(index, element.Indices[axis]))]);
        return new ComputedPlace(() => items.Items[flat], value => items.Items[flat] = value);
    }

    private object? Assign(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef && assignment.Target is ILocalReferenceOperation local)
        {
            Place place = PlaceOf(assignment.Value);
            frame.Bind(local.Local, place);
            return place.Value;
        }
        Place to = PlaceOf(assignment.Target);
        return to.Value = CopyOf(Evaluate(assignment.Value));
    }

    private object? Assign(ICompoundAssignmentOperation assignment)
    {
        Place to = PlaceOf(assignment.Target);
        object? left = to.Value, right = Evaluate(assignment.Value);
        if (assignment.InConversion.IsNumeric && assignment.OperatorMethod is null)
            left = Convert(left, PromotedType(assignment.Target.Type!, assignment.Value.Type, assignment.OperatorKind), false, assignment);
        else if (assignment.InConversion.MethodSymbol is { } into)
            left = ConvertBy(into, left, assignment);
        object? result = Binary(
            assignment.OperatorKind, left, right, assignment.OperatorMethod, assignment.IsChecked, assignment, assignment.Type, assignment.Target.Type);
        if (assignment.OutConversion.IsNumeric && assignment.OperatorMethod is null)
            result = Convert(result, assignment.Type!, assignment.IsChecked, assignment);
        else if (assignment.OutConversion.MethodSymbol is { } outOf)
            result = ConvertBy(outOf, result, assignment);
        return to.Value = result;
    }

    // In `i += 0.5f` the sum is a float's; in `small += 1` it is an int's; a shift keeps its left operand's type.
    private ITypeSymbol PromotedType(ITypeSymbol left, ITypeSymbol? right, BinaryOperatorKind kind)
    {
        bool isShift = kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        bool isSmall = left.SpecialType is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char;
        if (!isShift && right is not null) return right;
        return isSmall ? compilation.GetSpecialType(SpecialType.System_Int32) : left;
    }

    private object? Assign(ICoalesceAssignmentOperation assignment)
    {
        Place to = PlaceOf(assignment.Target);
        return to.Value ?? (to.Value = CopyOf(Evaluate(assignment.Value)));
    }

    private object? Increment(IIncrementOrDecrementOperation operation)
    {
        Place to = PlaceOf(operation.Target);
        object? before = to.Value;
        var kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        object? after = operation.OperatorMethod is { } method
            ? Operator(method, [before], operation)
            : Convert(Binary(kind, Promote(before), One(before), null, operation.IsChecked, operation, operation.Type, operation.Type), operation.Type!, operation.IsChecked, operation);
        to.Value = after;
        return operation.IsPostfix ? before : after;
    }

    private static object One(object? value) => value switch
    {
        long => 1L,
        float => 1f,
        double => 1d,
        uint => 1u,
        ulong => 1ul,
        decimal => 1m,
        _ => 1,
    };

    /// <summary>Assigns a value to a variable, or its parts to the parts of a tuple, as foreach and deconstruction do.</summary>
    private void AssignTo(IOperation target, object? value)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                AssignTo(declaration.Expression, value);
                break;
            case ITupleOperation tuple:
                object?[] parts = Deconstruct(value, tuple.Elements.Length, target);
                for (int i = 0; i < parts.Length; i++) AssignTo(tuple.Elements[i], parts[i]);
                break;
            case IVariableDeclaratorOperation declarator:
                frame.Declare(declarator.Symbol, CopyOf(value));
                break;
            case ILocalReferenceOperation { IsDeclaration: true } local:
                frame.Declare(local.Local, CopyOf(value));
                break;
            case IDiscardOperation:
                break;
            default:
                PlaceOf(target).Value = CopyOf(value);
                break;
        }
    }

    private object?[] Deconstruct(object? value, int count, IOperation at)
    {
        switch (value)
        {
            case TupleValue tuple:
                return tuple.Items;
            case KeyValuePair<object, object?> pair:
                return [pair.Key, pair.Value];
            case ObjectValue instance:
                var method = instance.Type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == count);
                if (method is null) break;
                if (!HasBody(method)) // a record's: its parameters are its properties
                    return [.. method.Parameters.Select(parameter => instance.Fields[instance.Type.OriginalDefinition.GetMembers(parameter.Name).OfType<IPropertySymbol>().First()])];
                Place[] places = [.. Enumerable.Range(0, count).Select(_ => new Box())];
                Invoke(method, instance, places, at);
                return [.. places.Select(place => place.Value)];
        }
        throw NotPlain(at, value, "Deconstruction");
    }

    /// <summary>A struct is copied when it is assigned; everything else is shared or never changes.</summary>
    public static object? CopyOf(object? value) => value is ObjectValue { Type.IsValueType: true } instance ? instance.Copy() : value;
}

using AotNet.Generator.Diagnostics;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Evaluation;

internal sealed partial class ConstructionEvaluator
{
    private object? Convert(IConversionOperation operation)
    {
        object? value = Evaluate(operation.Operand);
        if (operation.OperatorMethod is { } method && !IsBuiltIn(method)) return ConvertBy(method, value, operation);
        if (value is null) return operation.Type is { IsValueType: true } type && !IsNullable(type) ? throw new InvalidCastException("the value is null") : null;
        if (operation.IsTryCast) return IsInstance(value, Resolve(operation.Type!)) ? value : null;
        object? result = Convert(value, operation.Type!, operation.IsChecked, operation);
        if (operation is { IsImplicit: false, Type.IsReferenceType: true } && operation.Operand.Type is { IsReferenceType: true } && !IsInstance(result, Resolve(operation.Type)))
            throw new InvalidCastException($"the value is no {operation.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}");
        return result;
    }

    /// <summary>The value in another type, by a conversion that C# has built in.</summary>
    private object? Convert(object? value, ITypeSymbol to, bool isChecked, IOperation at)
    {
        to = Resolve(to);
        if (to is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return value is null ? null : Convert(value, nullable.TypeArguments[0], isChecked, at);
        if (to is INamedTypeSymbol { TypeKind: TypeKind.Enum } named)
        {
            object? number = value is EnumValue item ? item.Underlying : value;
            return new EnumValue(named, NumericConversion.To(number, named.EnumUnderlyingType!.SpecialType, isChecked) ?? throw NotPlain(at, value, "A conversion"));
        }
        if (to is INamedTypeSymbol { IsTupleType: true } tupleType && value is TupleValue tuple)
            return new TupleValue([.. tuple.Items.Zip(tupleType.TupleElements, (item, element) => ConvertElement(item, element.Type, isChecked, at))]);
        if (!IsNumeric(to.SpecialType)) return value;
        switch (value)
        {
            case EnumValue item:
                return NumericConversion.To(item.Underlying, to.SpecialType, isChecked);
            case Dim size:
                if (to.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64) return size;
                return known.ElementOf(to) is { } element ? graph.DimSize(size, element) : throw Open(at, "This conversion", size);
            case Value tensor:
                return known.ElementOf(to) is { } wanted ? Scalar(tensor, wanted) : throw NotPlain(at, value, "This conversion");
            default:
                return NumericConversion.To(value, to.SpecialType, isChecked) ?? value;
        }
    }

    // In `(Tensor<float>, float) t = (1f, 2)` each element has a conversion of its own, which the operation does not show.
    private object? ConvertElement(object? item, ITypeSymbol type, bool isChecked, IOperation at) =>
        known.IsTensor(type) && item is not null ? ToTensor(item, (INamedTypeSymbol)type, at) : Convert(item, type, isChecked, at);

    private static bool IsNumeric(SpecialType type) => type is >= SpecialType.System_Char and <= SpecialType.System_Double;

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>A conversion that a type declares.</summary>
    private object? ConvertBy(IMethodSymbol method, object? value, IOperation at)
    {
        if (known.IsTensor(method.ContainingType)) return ToTensor(value, method.ContainingType, at);
        if (HasBody(method)) return Invoke(method, null, [value], at);
        return method.ContainingType.Name switch
        {
            "Index" => value is IndexValue ? value : new IndexValue(ToInt(value, at), false),
            "Half" when method.ReturnType.Name == "Half" => HalfValue.Round(NumericConversion.ToDouble(value)!.Value),
            "Half" => NumericConversion.To(value, method.ReturnType.SpecialType, false),
            "TensorShape" => new ArrayValue(Int32Type, [.. Sequence(value, at)]),
            // The rest are views of the same value: spans, indices and hyper-parameters.
            "Hyperparameter" or "TensorIndex" or "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment" or "String" => value,
            _ when NumericConversion.To(value, method.ReturnType.SpecialType, false) is { } number => number,
            _ => throw CannotEvaluate(at, $"The conversion to {method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}", "it is declared outside this project"),
        };
    }

    /// <summary>A number as a constant of rank 0; a tensor as it is.</summary>
    private Value ToTensor(object? value, INamedTypeSymbol type, IOperation at)
    {
        if (value is Value tensor) return tensor;
        if (value is null) throw new ArgumentNullException(null, "a tensor is null");
        return Scalar(value, ElementOf(type.TypeArguments[0], at));
    }

    /// <summary>default(T).</summary>
    public object? Default(ITypeSymbol type)
    {
        type = Resolve(type);
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean: return false;
            case SpecialType.System_Int32: return 0;
        }
        if (!type.IsValueType || IsNullable(type)) return null;
        if (IsNumeric(type.SpecialType)) return NumericConversion.To(0, type.SpecialType, false);
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named) return new EnumValue(named, NumericConversion.To(0, named.EnumUnderlyingType!.SpecialType, false)!);
        if (type is INamedTypeSymbol { IsTupleType: true } tuple) return new TupleValue([.. tuple.TupleElements.Select(element => Default(element.Type))]);
        if (type.Name == "Half") return default(HalfValue);
        if (type.Name is "Span" or "ReadOnlySpan") return new ArrayValue(((INamedTypeSymbol)type).TypeArguments[0], []);
        return type is INamedTypeSymbol structure && IsSource(structure) ? new ObjectValue(structure) : null;
    }

    /// <summary>Equality as == and Equals have it for plain values.</summary>
    public static bool AreEqual(object? a, object? b) => (a, b) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (Value x, Value y) => x.Id == y.Id,
        (EnumValue x, EnumValue y) => Equals(x.Underlying, y.Underlying),
        (TupleValue x, TupleValue y) => x.Items.Length == y.Items.Length && x.Items.Zip(y.Items, AreEqual).All(equal => equal),
        (ObjectValue x, ObjectValue y) when x.Type.IsRecord || x.Type.IsValueType || x.Type.IsAnonymousType =>
            SymbolEqualityComparer.Default.Equals(x.Type, y.Type) && x.Fields.Keys.Concat(y.Fields.Keys).All(key =>
                AreEqual(x.Fields.TryGetValue(key, out object? p) ? p : null, y.Fields.TryGetValue(key, out object? q) ? q : null)),
        (TypeObject x, TypeObject y) => SymbolEqualityComparer.Default.Equals(x.Type, y.Type),
        (char x, int y) => x == y,
        (int x, char y) => x == y,
        _ => a.Equals(b),
    };

    /// <summary>Whether `value is T`.</summary>
    private bool IsInstance(object? value, ITypeSymbol type)
    {
        if (value is null) return false;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        if (type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic) return true;
        switch (value)
        {
            case Value tensor:
                if (known.TypeOf(type) is { } wanted) return wanted.Kind == tensor.Type.Kind && (!wanted.IsTensor || wanted.Element == tensor.Element);
                return SymbolEqualityComparer.Default.Equals(type, known.Node);
            case ObjectValue instance:
                for (INamedTypeSymbol? item = instance.Type; item is not null; item = item.BaseType)
                    if (SymbolEqualityComparer.Default.Equals(item, type)) return true;
                return instance.Type.AllInterfaces.Any(item => SymbolEqualityComparer.Default.Equals(item, type));
            case EnumValue item:
                return SymbolEqualityComparer.Default.Equals(item.Type, type);
            case ListValue list:
                return Implements(list.Type, type);
            case DictionaryValue dictionary:
                return Implements(dictionary.Type, type);
            case ArrayValue array:
                return type is IArrayTypeSymbol other ? SymbolEqualityComparer.Default.Equals(other.ElementType, array.ElementType) && other.Rank == array.Lengths.Length
                    : type.TypeKind == TypeKind.Interface || type.Name is "Span" or "ReadOnlySpan" or "Array";
            case FunctionValue or NativeFunction:
                return type.TypeKind == TypeKind.Delegate;
            case Dim:
                return type.SpecialType == SpecialType.System_Int32;
            case HalfValue:
                return type.Name == "Half";
            case Shape:
                return SymbolEqualityComparer.Default.Equals(type, known.TensorShape) || type.TypeKind == TypeKind.Interface;
            case TupleValue tuple:
                return type is INamedTypeSymbol { IsTupleType: true } tupleType && tupleType.TupleElements.Length == tuple.Items.Length;
            case OptimizerValue optimizer:
                return Implements(optimizer.Type, type);
            case SequenceValue:
                return type.TypeKind == TypeKind.Interface;
            default:
                return type.SpecialType == SpecialTypeOf(value);
        }
    }

    private static bool Implements(ITypeSymbol type, ITypeSymbol wanted)
    {
        for (ITypeSymbol? item = type; item is not null; item = item.BaseType)
            if (SymbolEqualityComparer.Default.Equals(item, wanted)) return true;
        return type.AllInterfaces.Any(item => SymbolEqualityComparer.Default.Equals(item, wanted));
    }

    private static SpecialType SpecialTypeOf(object value) => value switch
    {
        bool => SpecialType.System_Boolean,
        char => SpecialType.System_Char,
        sbyte => SpecialType.System_SByte,
        byte => SpecialType.System_Byte,
        short => SpecialType.System_Int16,
        ushort => SpecialType.System_UInt16,
        int => SpecialType.System_Int32,
        uint => SpecialType.System_UInt32,
        long => SpecialType.System_Int64,
        ulong => SpecialType.System_UInt64,
        decimal => SpecialType.System_Decimal,
        float => SpecialType.System_Single,
        double => SpecialType.System_Double,
        string => SpecialType.System_String,
        _ => SpecialType.None,
    };
}

using System.Globalization;
using System.Text;
using AotNet.Generator.Diagnostics;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Evaluation;

internal sealed partial class ConstructionEvaluator
{
    private object? Dispatch(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return PlaceOf(local).Value;
            case IParameterReferenceOperation parameter:
                return PlaceOf(parameter).Value;
            case IInvocationOperation invocation:
                return Call(invocation);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IPropertyReferenceOperation property:
                return Property(property);
            case IFieldReferenceOperation field:
                return Field(field);
            case IBinaryOperation binary:
                return Binary(binary);
            case ITupleBinaryOperation pair:
                return AreEqual(Evaluate(pair.LeftOperand), Evaluate(pair.RightOperand)) == (pair.OperatorKind == BinaryOperatorKind.Equals);
            case IUnaryOperation unary:
                return Unary(unary);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case ICompoundAssignmentOperation assignment:
                return Assign(assignment);
            case IIncrementOrDecrementOperation increment:
                return Increment(increment);
            case ICoalesceAssignmentOperation assignment:
                return Assign(assignment);
            case IDeconstructionAssignmentOperation assignment:
                object? deconstructed = Evaluate(assignment.Value);
                AssignTo(assignment.Target, deconstructed);
                return deconstructed;
            case IConditionalOperation conditional:
                return Condition(conditional.Condition) ? Evaluate(conditional.WhenTrue) : Evaluate(conditional.WhenFalse!);
            case ICoalesceOperation coalesce:
                return Evaluate(coalesce.Value) ?? Evaluate(coalesce.WhenNull);
            case IConditionalAccessOperation access:
                return ConditionalAccess(access);
            case IConditionalAccessInstanceOperation:
                return accessed.Peek();
            case IInstanceReferenceOperation instance:
                return instance.ReferenceKind is InstanceReferenceKind.ImplicitReceiver or InstanceReferenceKind.PatternInput ? receivers.Peek() : frame.Instance;
            case IArrayElementReferenceOperation reference:
                return ArrayElement(reference);
            case IImplicitIndexerReferenceOperation indexer:
                return ImplicitIndexer(indexer);
            case IArrayCreationOperation array:
                return CreateArray(array);
            case ICollectionExpressionOperation collection:
                return CreateCollection(collection);
            case IObjectCreationOperation creation:
                return Create(creation);
            case ITypeParameterObjectCreationOperation creation:
                return Instantiate((INamedTypeSymbol)Resolve(creation.Type!), null, [], creation);
            case IAnonymousObjectCreationOperation creation:
                return CreateAnonymous(creation);
            case ITupleOperation tuple:
                return new TupleValue([.. tuple.Elements.Select(element => CopyOf(Evaluate(element)))]);
            case IDelegateCreationOperation creation:
                return Delegate(creation.Target);
            case IAnonymousFunctionOperation function:
                return new FunctionValue(function.Symbol, function.Body, frame.Capture(), null);
            case IMethodReferenceOperation method:
                return Delegate(method);
            case IInterpolatedStringOperation text:
                return Interpolate(text);
            case IInterpolatedStringHandlerCreationOperation handler:
                return Evaluate(handler.Content);
            case ISwitchExpressionOperation choice:
                return Switch(choice);
            case IIsPatternOperation pattern:
                return Matches(pattern.Pattern, Evaluate(pattern.Value));
            case IIsTypeOperation test:
                return IsInstance(Evaluate(test.ValueOperand), Resolve(test.TypeOperand)) != test.IsNegated;
            case ITypeOfOperation type:
                return new TypeObject(Resolve(type.TypeOperand));
            case IDefaultValueOperation value:
                return value.Type is null ? null : Default(value.Type);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IRangeOperation range:
                return new RangeValue(IndexOf(range.LeftOperand, new(0, false)), IndexOf(range.RightOperand, new(0, true)));
            case IThrowOperation thrown:
                throw Throw(thrown);
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            case IWithOperation with:
                return With(with);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IFieldInitializerOperation initializer:
                return Evaluate(initializer.Value);
            case IPropertyInitializerOperation initializer:
                return Evaluate(initializer.Value);
            case IParameterInitializerOperation initializer:
                return Evaluate(initializer.Value);
            case ILiteralOperation literal:
                return literal.ConstantValue.Value;
            case ISizeOfOperation size:
                return known.ElementOf(Resolve(size.TypeOperand)) is { } element ? ElementTypes.ByteSize(element) : throw Unsupported(operation);
            case IInvalidOperation:
                throw new ConstructionException(null); // the C# compiler reports it
            case IAwaitOperation:
                throw CannotEvaluate(operation, "await", "construction code is not asynchronous; compute the value at run time and feed it through a placeholder");
            default:
                throw Unsupported(operation);
        }
    }

    private ConstructionException Unsupported(IOperation operation) =>
        CannotEvaluate(operation, $"This expression ({operation.Kind})", "write it with the plain C# that construction code is made of");

    private object? Binary(IBinaryOperation operation)
    {
        if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr && operation.OperatorMethod is null)
        {
            bool left = Condition(operation.LeftOperand);
            return left == (operation.OperatorKind == BinaryOperatorKind.ConditionalOr) ? left : Condition(operation.RightOperand);
        }
        if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr && known.IsTensor(operation.OperatorMethod!.ContainingType))
            throw Fail(operation, DiagnosticDescriptors.TensorValue, operation.OperatorKind == BinaryOperatorKind.ConditionalAnd ? "'&&'" : "'||'", "write & or |, which combine tensors element by element");
        object? a = Evaluate(operation.LeftOperand), b = Evaluate(operation.RightOperand);
        return Binary(operation.OperatorKind, a, b, operation.OperatorMethod, operation.IsChecked, operation, operation.Type, operation.LeftOperand.Type);
    }

    private object? Binary(
        BinaryOperatorKind kind, object? a, object? b, IMethodSymbol? method, bool isChecked, IOperation at, ITypeSymbol? type, ITypeSymbol? operandType)
    {
        if (method is not null && !IsBuiltIn(method)) return Operator(method, [a, b], at);
        if (Arithmetic.Binary(kind, a, b, isChecked) is { } result) return result;
        if (type?.SpecialType == SpecialType.System_String && kind == BinaryOperatorKind.Add) return Format(a, null, at) + Format(b, null, at);
        if (a is Dim or Value || b is Dim or Value)
        {
            if (kind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals) || IsNumber(a) && IsNumber(b)) return OpenArithmetic(kind, a, b, at);
        }
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals) return AreEqual(a, b) == (kind == BinaryOperatorKind.Equals);
        if (a is null || b is null) // lifted operators: an operand without value gives none, and compares as false
            return type?.SpecialType == SpecialType.System_Boolean ? false : null;
        if (a is EnumValue || b is EnumValue)
        {
            object? number = Arithmetic.Binary(kind, Promote(a), Promote(b), isChecked);
            return number is bool ? number : type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named ? new EnumValue(named, number!) : number;
        }
        if (Arithmetic.Binary(kind, Promote(a), Promote(b), isChecked) is { } promoted) return promoted;
        throw CannotEvaluate(at, $"Operator {kind} on {operandType?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}", "use numbers, strings, tuples or tensors");
    }

    private static object? Promote(object? value) => value is EnumValue item ? Promote(item.Underlying)
        : value is byte or sbyte or short or ushort or char ? NumericConversion.To(value, SpecialType.System_Int32, false) : value;

    private static bool IsBuiltIn(IMethodSymbol method) => method.ContainingType.SpecialType != SpecialType.None;

    private static bool IsNumber(object? value) => value is Dim or Value or int or long or float or double or decimal or byte or short or HalfValue;

    /// <summary>An operator that a type declares: a tensor's, or one written in construction code.</summary>
    private object? Operator(IMethodSymbol method, object?[] operands, IOperation at)
    {
        if (known.IsTensor(method.ContainingType))
        {
            string op = TensorOperators.OpOf(method.Name) ?? throw Unsupported(at);
            return graph.Add(op, [.. operands.Select(operand => ToTensor(operand, method.ContainingType, at))]);
        }
        if (HasBody(method)) return Invoke(method, null, operands, at);
        if (method.Name is "op_Equality" or "op_Inequality" && IsSource(method.ContainingType)) // a record's
            return AreEqual(operands[0], operands[1]) == (method.Name == "op_Equality");
        return Native(method, null, operands, at);
    }

    private object? Unary(IUnaryOperation operation)
    {
        object? x = Evaluate(operation.Operand);
        if (operation.OperatorKind == UnaryOperatorKind.Hat) return new IndexValue(ToInt(x, operation.Operand), true);
        if (x is Value && operation.OperatorKind is UnaryOperatorKind.True or UnaryOperatorKind.False) return x; // a condition, which says what is wrong
        if (operation.OperatorMethod is { } method && !IsBuiltIn(method)) return Operator(method, [x], operation);
        if (x is null) return null;
        if (x is Dim dim && operation.OperatorKind == UnaryOperatorKind.Minus) return 0 - dim;
        if (x is Value tensor && operation.OperatorKind == UnaryOperatorKind.Minus) return -tensor;
        object? result = Arithmetic.Unary(operation.OperatorKind, Promote(x), operation.IsChecked);
        if (result is not null && x is EnumValue item) return new EnumValue(item.Type, result);
        return result ?? throw NotPlain(operation, x, "An operator");
    }

    /// <summary>Arithmetic in which an open size takes part: exact on sizes where it can be, else nodes on scalars.</summary>
    private object OpenArithmetic(BinaryOperatorKind kind, object? a, object? b, IOperation at)
    {
        if (AsDim(a) is { } x && AsDim(b) is { } y)
        {
            switch (kind)
            {
                case BinaryOperatorKind.Add: return OfDim(x + y);
                case BinaryOperatorKind.Subtract: return OfDim(x - y);
                case BinaryOperatorKind.Multiply: return OfDim(x * y);
                case BinaryOperatorKind.Divide when x.TryDivide(y, out Dim quotient): return OfDim(quotient);
                case BinaryOperatorKind.Remainder when x.TryDivide(y, out _): return 0;
                case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals when (x - y).IsKnown: return (x == y) == (kind == BinaryOperatorKind.Equals);
                case BinaryOperatorKind.LessThan when (x - y).IsKnown: return (x - y).Size < 0;
                case BinaryOperatorKind.LessThanOrEqual when (x - y).IsKnown: return (x - y).Size <= 0;
                case BinaryOperatorKind.GreaterThan when (x - y).IsKnown: return (x - y).Size > 0;
                case BinaryOperatorKind.GreaterThanOrEqual when (x - y).IsKnown: return (x - y).Size >= 0;
                case BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder when !y.IsKnown:
                    Report(at.Syntax, DiagnosticDescriptors.OpenSizeDivision, at.Syntax.ToString(), y.ToDisplayString());
                    break;
            }
            if (TensorOperators.OpOf(kind) is null || IsComparison(kind)) throw Open(at, IsComparison(kind) ? "A comparison" : "This operator", x.IsKnown ? y : x);
        }
        string? op = TensorOperators.OpOf(kind);
        if (op is null || IsComparison(kind))
            throw Fail(at, DiagnosticDescriptors.TensorValue, "A comparison", "compare with Op.Equal, Op.Less and so on, and choose with Op.Where");
        ElementType element = (a as Value?)?.Element ?? (b as Value?)?.Element ?? ElementType.Int32;
        return graph.Add(op, [Scalar(a, element), Scalar(b, element)]);
    }

    private static bool IsComparison(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
        or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    /// <summary>A number, an open size or a tensor as a tensor of that element type.</summary>
    private Value Scalar(object? value, ElementType element) => value switch
    {
        Value tensor => tensor.Element == element ? tensor : graph.Add("Cast", [tensor], Attributes.Of(("type", element))),
        Dim size => graph.DimSize(size, element),
        _ => graph.Scalar(NumericConversion.ToDouble(value) ?? throw new InvalidOperationException("a number is expected"), element),
    };

    public ConstructionException Open(IOperation at, string what, Dim size) =>
        Fail(at, DiagnosticDescriptors.OpenSize, what, size.ToDisplayString(), "give the placeholder's dimension a number, or compute with it only in shapes and tensor arithmetic");

    /// <summary>Blames a value that is no plain C# value where one is needed.</summary>
    private ConstructionException NotPlain(IOperation at, object? value, string what) => value switch
    {
        Dim size => Open(at, what, size),
        Value => Fail(at, DiagnosticDescriptors.TensorValue, what, "use Op.Where to choose between tensors, or feed what decides as a placeholder"),
        null => Fail(at, DiagnosticDescriptors.ConstructionThrows, nameof(NullReferenceException), "the value is null"),
        _ => CannotEvaluate(at, what, "the value is no number or truth value"),
    };

    private object? ConditionalAccess(IConditionalAccessOperation access)
    {
        object? value = Evaluate(access.Operation);
        if (value is null) return null;
        accessed.Push(value);
        try
        {
            return Evaluate(access.WhenNotNull);
        }
        finally
        {
            accessed.Pop();
        }
    }

    private readonly Stack<object?> accessed = new();

    private string Interpolate(IInterpolatedStringOperation operation)
    {
        var text = new StringBuilder();
        foreach (var part in operation.Parts)
        {
            if (part is IInterpolationOperation hole)
            {
                string item = Format(Evaluate(hole.Expression), hole.FormatString is null ? null : (string?)Evaluate(hole.FormatString), hole.Expression);
                int width = hole.Alignment is null ? 0 : ToInt(Evaluate(hole.Alignment), hole.Alignment);
                text.Append(width < 0 ? item.PadRight(-width) : item.PadLeft(width));
            }
            else if (part is IInterpolatedStringTextOperation literal)
                text.Append((string?)Evaluate(literal.Text));
            else if (part is IInterpolatedStringAppendOperation)
                throw Unsupported(part);
        }
        return text.ToString();
    }

    /// <summary>A value as text, under the invariant culture, so that every machine builds the same names.</summary>
    public string Format(object? value, string? format, IOperation at) => value switch
    {
        null => "",
        string text => text,
        float number when format is null => number.ToString("R", CultureInfo.InvariantCulture),
        double number when format is null => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(format, CultureInfo.InvariantCulture),
        EnumValue item => EnumName(item),
        Shape shape => shape.ToDisplayString(),
        TupleValue tuple => "(" + string.Join(", ", tuple.Items.Select(item => Format(item, null, at))) + ")",
        Dim size => throw Open(at, "Text", size),
        Value => throw Fail(at, DiagnosticDescriptors.TensorValue, "Text", "use its Name or its Shape"),
        ObjectValue instance when MethodOf(instance.Type, "ToString") is { } method && HasBody(method) => (string?)Invoke(method, instance, [], at) ?? "",
        ObjectValue { Type.IsRecord: true } record => record.Type.Name + " { " + string.Join(", ", record.Type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property.DeclaredAccessibility == Accessibility.Public && !property.IsStatic)
            .Select(property => $"{property.Name} = {Format(Get(property, record, [], at), null, at)}")) + " }",
        ObjectValue instance => instance.Type.ToDisplayString(),
        _ => value.ToString() ?? "",
    };

    private static string EnumName(EnumValue item) =>
        item.Type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, item.Underlying))?.Name
            ?? System.Convert.ToString(item.Underlying, CultureInfo.InvariantCulture)!;

    private ConstructionException Throw(IThrowOperation thrown)
    {
        var creation = thrown.Exception is IConversionOperation conversion ? conversion.Operand : thrown.Exception;
        string message = creation is IObjectCreationOperation { Arguments.Length: > 0 } made && made.Arguments[0].Value.Type?.SpecialType == SpecialType.System_String
            ? Evaluate(made.Arguments[0].Value) as string ?? "" : "";
        return Fail(thrown, DiagnosticDescriptors.ConstructionThrows, creation?.Type?.Name ?? "an exception", message.Length > 0 ? message : "it gives no message");
    }
}

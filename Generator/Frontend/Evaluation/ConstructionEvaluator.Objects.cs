using AotNet.Generator.Frontend.Intrinsics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Evaluation;

internal sealed partial class ConstructionEvaluator
{
    private object? Create(IObjectCreationOperation creation)
    {
        var type = (INamedTypeSymbol)Resolve(creation.Type!);
        object?[] arguments = creation.Constructor is null ? [] : Arguments(creation.Arguments, creation.Constructor.Parameters);
        object? created = IsSource(type)
            ? Instantiate(type, creation.Constructor, arguments, creation)
            : IntrinsicTable.Create(new IntrinsicCall(this, creation.Constructor!, null, arguments, creation), type);
        if (creation.Initializer is not null) Initialize(created, creation.Initializer);
        return created;
    }

    private void Initialize(object? created, IObjectOrCollectionInitializerOperation initializer)
    {
        receivers.Push(created);
        try
        {
            foreach (var item in initializer.Initializers)
            {
                if (item is IMemberInitializerOperation member) Initialize(Evaluate(member.InitializedMember), member.Initializer);
                else Evaluate(item);
            }
        }
        finally
        {
            receivers.Pop();
        }
    }

    private ObjectValue Instantiate(INamedTypeSymbol type, IMethodSymbol? constructor, object?[] arguments, IOperation at)
    {
        if (type.IsAbstract) throw Unsupported(at);
        var instance = new ObjectValue(type);
        if (KnownTypes.Attribute(type, "ModelAttribute") is not null)
            throw CannotEvaluate(at, $"An instance of the model '{type.Name}'", "a model is never instantiated; put what models share into a [Module]");
        string? name = TakeModuleName();
        if (KnownTypes.Attribute(type, "ModuleAttribute") is { } attribute)
            instance.Scope = Variables.Unique(name ?? ModuleName(attribute, type)) + "/";
        constructor ??= type.InstanceConstructors.FirstOrDefault(item => item.Parameters.Length == 0);
        if (constructor is not null) InModule(instance, () => Construct(instance, constructor, arguments, at));
        return instance;
    }

    private static string ModuleName(AttributeData attribute, INamedTypeSymbol type) =>
        attribute.NamedArguments.FirstOrDefault(item => item.Key == "Name").Value.Value as string ?? type.Name;

    /// <summary>Runs a constructor on the instance: its initializer, the fields' initial values and its body, in C#'s order.</summary>
    private void Construct(ObjectValue instance, IMethodSymbol constructor, object?[] arguments, IOperation at)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        IMethodSymbol original = constructor.OriginalDefinition;
        SyntaxNode? syntax = constructor.IsImplicitlyDeclared || constructor.DeclaringSyntaxReferences.Length == 0
            ? null : constructor.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        var inner = new Frame(original, instance, null) { TypeArguments = TypeArguments(constructor, instance) };
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is Place place) inner.Bind(original.Parameters[i], place);
            else inner.Declare(original.Parameters[i], arguments[i]);
        }
        if (depth >= DepthLimit) throw Fail(at, Diagnostics.DiagnosticDescriptors.RecursionLimit, type.Name, depth.ToString(System.Globalization.CultureInfo.InvariantCulture));
        depth++;
        try
        {
            InFrame<object?>(inner, () =>
            {
                switch (syntax)
                {
                    case ConstructorDeclarationSyntax declaration:
                        var body = (IConstructorBodyOperation?)ModelOf(syntax.SyntaxTree).GetOperation(declaration, cancellation);
                        if (declaration.Initializer?.ThisOrBaseKeyword.ValueText != "this") InitializeMembers(instance, type);
                        if (body?.Initializer is { } initializer) Execute(initializer);
                        else ConstructBase(instance, type, at);
                        if ((body?.BlockBody ?? body?.ExpressionBody) is { } block) Execute(block);
                        break;
                    case TypeDeclarationSyntax declaration: // a primary constructor
                        instance.PrimaryConstructor = Merge(instance.PrimaryConstructor, inner);
                        if (type.IsRecord)
                            foreach (var parameter in original.Parameters)
                                if (type.OriginalDefinition.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
                                    instance.Fields[property] = inner.Find(parameter)!.Value;
                        InitializeMembers(instance, type);
                        if (declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } baseCall)
                            Evaluate(ModelOf(syntax.SyntaxTree).GetOperation(baseCall, cancellation)!);
                        else ConstructBase(instance, type, at);
                        break;
                    default:
                        InitializeMembers(instance, type);
                        ConstructBase(instance, type, at);
                        break;
                }
                return null;
            });
        }
        finally
        {
            depth--;
        }
    }

    // A base class's primary constructor has parameters of its own, which its methods read.
    private static Frame Merge(Frame? derived, Frame own) => derived is null ? own : new Frame(own.Function, own.Instance, Join(derived, own));

    private static Frame Join(Frame first, Frame rest)
    {
        var joined = new Frame(first.Function, first.Instance, rest) { TypeArguments = first.TypeArguments };
        if (first.Function is IMethodSymbol method)
            foreach (var parameter in method.Parameters)
                if (first.Find(parameter) is { } place) joined.Bind(parameter, place);
        return joined;
    }

    private void ConstructBase(ObjectValue instance, INamedTypeSymbol type, IOperation at)
    {
        if (type.BaseType is { SpecialType: SpecialType.None } parent && IsSource(parent)
            && parent.InstanceConstructors.FirstOrDefault(item => item.Parameters.Length == 0) is { } constructor) Construct(instance, constructor, [], at);
    }

    private void InitializeMembers(ObjectValue instance, INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.OriginalDefinition.GetMembers())
        {
            if (member.IsStatic || member is not (IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol)) continue;
            if (member is IFieldSymbol field && KnownTypes.Attribute(field, "VariableAttribute") is { } attribute)
            {
                instance.Fields[field] = Variables.Declare(field, attribute);
                continue;
            }
            if (Initializer(member) is not { } initializer) continue;
            moduleName = member.Name;
            instance.Fields[member] = CopyOf(Evaluate(initializer));
            moduleName = null;
        }
    }

    // A module in a field is named like the field; taken by the first instance made, so that modules inside it keep their own names.
    private string? moduleName;

    private string? TakeModuleName()
    {
        string? name = moduleName;
        moduleName = null;
        return name;
    }

    private ObjectValue CreateAnonymous(IAnonymousObjectCreationOperation creation)
    {
        var instance = new ObjectValue((INamedTypeSymbol)creation.Type!);
        foreach (var initializer in creation.Initializers.OfType<ISimpleAssignmentOperation>())
            if (initializer.Target is IPropertyReferenceOperation target) instance.Fields[target.Property.OriginalDefinition] = CopyOf(Evaluate(initializer.Value));
        return instance;
    }

    private ObjectValue With(IWithOperation with)
    {
        ObjectValue copy = Instance(Evaluate(with.Operand), with).Copy();
        if (with.Initializer is not null) Initialize(copy, with.Initializer);
        return copy;
    }

    private ArrayValue CreateArray(IArrayCreationOperation creation)
    {
        var type = (IArrayTypeSymbol)Resolve(creation.Type!);
        int[] lengths = [.. creation.DimensionSizes.Select(size => ToInt(Evaluate(size), size))];
        long count = lengths.Aggregate(1L, (product, length) => product * length);
        if (count is < 0 or > StepLimit) throw CannotEvaluate(creation, $"An array of {count} elements", $"construction code may hold at most {StepLimit}");
        Charge((int)count / 4, creation);
        var items = new object?[count];
        if (creation.Initializer is not null)
        {
            int next = 0;
            Fill(creation.Initializer, items, ref next);
        }
        else
        {
            object? initial = Default(type.ElementType);
            for (int i = 0; i < items.Length; i++) items[i] = CopyOf(initial);
        }
        return new ArrayValue(type.ElementType, lengths, items);
    }

    private void Fill(IArrayInitializerOperation initializer, object?[] items, ref int next)
    {
        foreach (var element in initializer.ElementValues)
        {
            if (element is IArrayInitializerOperation inner) Fill(inner, items, ref next);
            else items[next++] = CopyOf(Evaluate(element));
        }
    }

    private object CreateCollection(ICollectionExpressionOperation collection)
    {
        var items = new List<object?>();
        foreach (var element in collection.Elements)
        {
            if (element is ISpreadOperation spread)
            {
                foreach (object? item in Sequence(Evaluate(spread.Operand), spread.Operand)) items.Add(Convert(CopyOf(item), spread.ElementConversion, collection, spread));
            }
            else
                items.Add(CopyOf(Evaluate(element)));
        }
        ITypeSymbol type = Resolve(collection.Type!);
        if (type is IArrayTypeSymbol array) return new ArrayValue(array.ElementType, [.. items]);
        var elementType = (type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault() ?? compilation.ObjectType;
        return type.TypeKind == TypeKind.Class ? new ListValue(type, items) : new ArrayValue(elementType, [.. items]);
    }

    private object? Convert(object? item, CommonConversion conversion, ICollectionExpressionOperation collection, IOperation at)
    {
        if (conversion.MethodSymbol is { } method && !IsBuiltIn(method)) return ConvertBy(method, item, at);
        ITypeSymbol? element = collection.Type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments.Length: > 0 } named => named.TypeArguments[0],
            _ => null,
        };
        return element is null || item is null ? item : Convert(item, element, false, at);
    }
}

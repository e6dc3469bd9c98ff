using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AotNet.Generator.Diagnostics;
using AotNet.Generator.Frontend.Intrinsics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Generator.Frontend.Evaluation;

internal sealed partial class ConstructionEvaluator
{
    /// <summary>Calls inside calls. A network is at most some hundred layers deep; each level needs a good kilobyte of stack.</summary>
    private const int DepthLimit = 256;

    private readonly Dictionary<ISymbol, IOperation?> bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    private readonly Stack<object?> receivers = new();
    private int depth;

    /// <summary>The files whose code was evaluated.</summary>
    public IEnumerable<SyntaxTree> Trees => models.Keys;

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out SemanticModel? model)) models.Add(tree, model = compilation.GetSemanticModel(tree));
        return model;
    }

    /// <summary>Whether the symbol is written in this project, so that its code can be evaluated.</summary>
    public bool IsSource(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length > 0 && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    private bool HasSource(IPropertySymbol property) => IsSource(property) || property.ContainingType.IsAnonymousType;

    private bool HasBody(IMethodSymbol method) => !method.IsImplicitlyDeclared && IsSource(method.PartialImplementationPart ?? method);

    private object? Call(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            object? function = Evaluate(invocation.Instance!);
            return Apply(function, Arguments(invocation.Arguments, method.Parameters), invocation);
        }
        if (method.MethodKind == MethodKind.Constructor) // this(…) and base(…)
        {
            if (frame.Instance is ObjectValue self && IsSource(method.ContainingType)) Construct(self, method, Arguments(invocation.Arguments, method.Parameters), invocation);
            return null;
        }
        if (method.MethodKind == MethodKind.LocalFunction)
            return InvokeLocal(method, frame, Arguments(invocation.Arguments, method.Parameters), invocation);
        object? instance = invocation.Instance is null ? null : Evaluate(invocation.Instance);
        object?[] arguments = Arguments(invocation.Arguments, method.Parameters);
        if (instance is ObjectValue holder && invocation.IsVirtual) method = Override(method, holder.Type, invocation);
        if (!HasBody(method)) return Native(method, instance, arguments, invocation);
        if (instance is null && !method.IsStatic) throw new NullReferenceException($"'{method.Name}' is called on null");
        return Invoke(method, instance, arguments, invocation);
    }

    /// <summary>The arguments in order of the parameters, evaluated in the order in which they are written; ref and out ones as places.</summary>
    private object?[] Arguments(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<IParameterSymbol> parameters)
    {
        if (arguments.Length == 0 && parameters.Length == 0) return [];
        var values = new object?[parameters.Length];
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter) throw Unsupported(argument);
            values[parameter.Ordinal] = parameter.RefKind is RefKind.Ref or RefKind.Out ? PlaceOf(argument.Value) : CopyOf(Evaluate(argument.Value));
        }
        return values;
    }

    /// <summary>Calls a delegate's function.</summary>
    public object? Apply(object? function, object?[] arguments, IOperation at)
    {
        switch (function)
        {
            case FunctionValue { Body: { } body } lambda:
                return Run(lambda.Method, lambda.Captured!.Instance, arguments, lambda.Captured, body, null, at);
            case FunctionValue { Method.MethodKind: MethodKind.LocalFunction } local:
                return InvokeLocal(local.Method, local.Captured!, arguments, at);
            case FunctionValue method:
                return HasBody(method.Method) ? Invoke(method.Method, method.Instance, arguments, at) : Native(method.Method, method.Instance, arguments, at);
            case NativeFunction native:
                return native.Invoke(arguments);
            case null:
                throw new NullReferenceException("the function is null");
            default:
                throw CannotEvaluate(at, "This call", "the value is no function");
        }
    }

    private object? InvokeLocal(IMethodSymbol method, Frame from, object?[] arguments, IOperation at)
    {
        IMethodSymbol original = method.OriginalDefinition;
        Frame outer = from.FrameOf(original.ContainingSymbol) ?? from;
        return Run(original, outer.Instance, arguments, outer, Body(original) ?? throw Unsupported(at), TypeArguments(method), at);
    }

    /// <summary>Calls a method that construction code declares. A node member is evaluated once; a function at each call.</summary>
    private object? Invoke(IMethodSymbol method, object? instance, object?[] arguments, IOperation at)
    {
        if (method.IsAsync) throw CannotEvaluate(at, $"The async method '{method.Name}'", "construction code is not asynchronous; compute the value at run time and feed it through a placeholder");
        var holder = method.IsStatic && Model is not null && SymbolEqualityComparer.Default.Equals(method.ContainingType, Model.Type) ? Model : instance as ObjectValue;
        if (holder is not null && method is { Parameters.Length: 0, MethodKind: MethodKind.Ordinary } && IsNode(holder, method)) return Member(holder, method, method, at);
        object? result = InScopeOf(method, instance as ObjectValue ?? holder, at, () => InvokeBody(method, instance, arguments, at));
        return GradientMethodOf(method) is { } gradient ? WithGradient(method, gradient, arguments, result, at) : result;
    }

    private object? InvokeBody(IMethodSymbol method, object? instance, object?[] arguments, IOperation at)
    {
        IMethodSymbol original = (method.PartialImplementationPart ?? method).OriginalDefinition;
        IOperation body = Body(original) ?? throw CannotEvaluate(at, $"'{method.Name}'", "it has no body");
        return Run(original, instance, arguments, null, body, TypeArguments(method, instance as ObjectValue), at);
    }

    private object? Run(
        IMethodSymbol method, object? instance, object?[] arguments, Frame? parent, IOperation body, Dictionary<ITypeParameterSymbol, ITypeSymbol>? typeArguments, IOperation at)
    {
        if (depth >= DepthLimit) throw Fail(at, DiagnosticDescriptors.RecursionLimit, method.Name, depth.ToString(System.Globalization.CultureInfo.InvariantCulture));
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var inner = new Frame(method, instance, parent) { TypeArguments = typeArguments };
        for (int i = 0; i < arguments.Length && i < method.Parameters.Length; i++)
        {
            if (arguments[i] is Place place) inner.Bind(method.Parameters[i], place);
            else inner.Declare(method.Parameters[i], arguments[i]);
        }
        Frame outer = frame;
        var (savedTarget, savedResult) = (target, returned);
        frame = inner;
        depth++;
        returned = null;
        inner.Yielded = IsIterator(method) ? [] : null;
        try
        {
            Execute(body);
            return inner.Yielded is { } items ? new SequenceValue(items) : returned;
        }
        finally
        {
            depth--;
            frame = outer;
            (target, returned) = (savedTarget, savedResult);
        }
    }

    private static bool IsIterator(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_IEnumerable }
        && method.DeclaringSyntaxReferences.Length > 0
        && method.DeclaringSyntaxReferences[0].GetSyntax().DescendantNodes().Any(node => node is YieldStatementSyntax);

    private Dictionary<ITypeParameterSymbol, ITypeSymbol>? TypeArguments(IMethodSymbol method, ObjectValue? instance = null)
    {
        INamedTypeSymbol? type = instance?.Type ?? method.ContainingType;
        if (!method.IsGenericMethod && type is not { IsGenericType: true }) return null;
        var map = new Dictionary<ITypeParameterSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        for (int i = 0; i < method.TypeArguments.Length; i++) map[method.OriginalDefinition.TypeParameters[i]] = Resolve(method.TypeArguments[i]);
        for (; type is not null; type = type.BaseType)
            for (int i = 0; i < type.TypeArguments.Length; i++) map[type.OriginalDefinition.TypeParameters[i]] = Resolve(type.TypeArguments[i]);
        return map;
    }

    /// <summary>The operation tree of a method's body, bound once.</summary>
    private IOperation? Body(IMethodSymbol method)
    {
        if (bodies.TryGetValue(method, out IOperation? body)) return body;
        if (method.DeclaringSyntaxReferences.Length > 0)
        {
            SyntaxNode syntax = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
            body = ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation) switch
            {
                IMethodBodyOperation whole => whole.BlockBody ?? whole.ExpressionBody,
                ILocalFunctionOperation local => local.Body,
                var other => other,
            };
        }
        bodies.Add(method, body);
        return body;
    }

    /// <summary>The method that a virtual call reaches.</summary>
    private IMethodSymbol Override(IMethodSymbol method, INamedTypeSymbol type, IOperation at)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            if (type.FindImplementationForInterfaceMember(method) is not IMethodSymbol implementation) return HasBody(method) ? method : throw Unsupported(at);
            method = implementation;
        }
        if (!method.IsVirtual && !method.IsAbstract && !method.IsOverride) return method;
        for (INamedTypeSymbol? item = type; item is not null; item = item.BaseType)
            foreach (var candidate in item.GetMembers(method.Name).OfType<IMethodSymbol>())
                for (IMethodSymbol? overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                        return method.IsGenericMethod ? candidate.Construct([.. method.TypeArguments]) : candidate;
        return method;
    }

    private static IPropertySymbol Override(IPropertySymbol property, INamedTypeSymbol type, IOperation at)
    {
        if (property.ContainingType.TypeKind == TypeKind.Interface) property = type.FindImplementationForInterfaceMember(property) as IPropertySymbol ?? property;
        if (!property.IsVirtual && !property.IsAbstract && !property.IsOverride) return property;
        for (INamedTypeSymbol? item = type; item is not null; item = item.BaseType)
            foreach (var candidate in item.GetMembers(property.Name).OfType<IPropertySymbol>())
                for (IPropertySymbol? overridden = candidate; overridden is not null; overridden = overridden.OverriddenProperty)
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, property.OriginalDefinition)) return candidate;
        return property;
    }

    private FunctionValue Delegate(IOperation operation)
    {
        switch (operation)
        {
            case IAnonymousFunctionOperation lambda:
                if (lambda.Symbol.IsAsync) throw CannotEvaluate(operation, "An async function", "construction code is not asynchronous");
                return new FunctionValue(lambda.Symbol, lambda.Body, frame.Capture(), null);
            case IMethodReferenceOperation reference:
                object? instance = reference.Instance is null ? null : Evaluate(reference.Instance);
                IMethodSymbol method = reference.Method;
                if (method.MethodKind == MethodKind.LocalFunction) return new FunctionValue(method, null, frame.Capture(), null);
                if (method.IsGenericMethod && frame.Function is not null) method = method.OriginalDefinition.Construct([.. method.TypeArguments.Select(Resolve)]);
                if (instance is ObjectValue holder && reference.IsVirtual) method = Override(method, holder.Type, operation);
                return new FunctionValue(method, null, null, instance);
            default:
                return Evaluate(operation) as FunctionValue ?? throw Unsupported(operation);
        }
    }

    // What the compilation does not declare: the ops of AotNet, and the part of .NET that construction code may use.
    private object? Native(IMethodSymbol method, object? instance, object?[] arguments, IOperation at) =>
        IntrinsicTable.Invoke(new IntrinsicCall(this, method, instance, arguments, at));

    private object? Native(IPropertySymbol property, object? instance, object?[] arguments, IOperation at) =>
        IntrinsicTable.Invoke(new IntrinsicCall(this, property, instance, arguments, at));

    private object? Native(IFieldSymbol field, IOperation at) => IntrinsicTable.Invoke(new IntrinsicCall(this, field, null, [], at));
}

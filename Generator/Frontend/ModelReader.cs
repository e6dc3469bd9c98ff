using System.Collections.Immutable;
using AotNet.Generator.Common;
using AotNet.Generator.Diagnostics;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend;

/// <summary>Reads a model: its declaration, and the graph that its members build when they are evaluated.</summary>
/// <remarks>Pure: the same compilation gives an equal result. Nothing of Roslyn is in the result.</remarks>
internal sealed partial class ModelReader
{
    private readonly INamedTypeSymbol type;
    private readonly KnownTypes known;
    private readonly GraphBuilder graph;
    private readonly ConstructionEvaluator evaluator;
    private readonly CancellationToken cancellation;

    private readonly SizeUnification sizes;

    private ModelReader(INamedTypeSymbol type, Compilation compilation, SizeUnification sizes, CancellationToken cancellation)
    {
        this.sizes = sizes;
        this.type = type;
        this.cancellation = cancellation;
        known = new KnownTypes(compilation);
        graph = new GraphBuilder(type.Name) { OnMismatch = sizes.Unify };
        evaluator = new ConstructionEvaluator(compilation, known, graph, cancellation);
    }

    /// <param name="places">Whether to say which expression made each node.</param>
    public static FrontendResult Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation, bool places = false) =>
        ReadWithTrees(type, compilation, cancellation, places).Result;

    /// <summary>The result, and the files whose code was evaluated for it; none where the evaluation itself failed.</summary>
    public static (FrontendResult Result, ImmutableArray<SyntaxTree> Trees) ReadWithTrees(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation, bool places = false)
    {
        try
        {
            return ReadUnguarded(type, compilation, cancellation, places);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A fault of ours in one model must not take the others' sessions away.
            var declaration = new ModelDeclaration("", [], type.Name, "internal", CanExtend: false, IsSealed: false, HasConstructor: false, [], [], [], "");
            var finding = new Finding("AOTN5001", SourceSpan.Of(type.Locations[0]), [type.Name, $"{exception.GetType().Name}: {exception.Message}"]);
            return (new FrontendResult(declaration, null, [finding], []), []);
        }
    }

    private static (FrontendResult, ImmutableArray<SyntaxTree>) ReadUnguarded(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation, bool places)
    {
        if (KnownTypes.Attribute(type, "ModelAttribute") is null) return Read(new SizeUnification(), reader => reader.ReadEstimator());
        for (var sizes = new SizeUnification(); ; )
        {
            try
            {
                return Read(sizes, reader => reader.ReadModel(places));
            }
            catch (SizesUnifiedException)
            {
                // Two open sizes turned out to be one: the model is read again with what is known now.
            }
        }

        (FrontendResult, ImmutableArray<SyntaxTree>) Read(SizeUnification sizes, Func<ModelReader, FrontendResult> read)
        {
            var reader = new ModelReader(type, compilation, sizes, cancellation);
            FrontendResult result = read(reader);
            return (result, [.. type.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Concat(reader.evaluator.Trees).Distinct()]);
        }
    }

    private FrontendResult ReadModel(bool places)
    {
        CheckDeclaration();
        var model = new ObjectValue(type);
        evaluator.Model = model;
        var members = Members();
        foreach (ISymbol member in members)
            if (member is IFieldSymbol field) ReadField(model, field);
        foreach (ISymbol member in members) ReadNode(model, member);
        foreach (ISymbol member in members)
            if (KnownTypes.Attribute(member, "FetchAttribute") is { } fetch) ReadFetch(model, member, fetch);
        // Also on what nobody asked for, where the scope has no meaning.
        foreach (ISymbol member in type.GetMembers()) Try(() => evaluator.ScopeOf(member), model, member);
        evaluator.Variables.KeyTheRest();
        bool isInError = evaluator.Failed || evaluator.Findings.Any(finding => DiagnosticDescriptors.Get(finding.Id).DefaultSeverity == DiagnosticSeverity.Error);
        if (!isInError) CheckUnused(model);
        ModelGraph? built = isInError ? null : graph.Build();
        return new FrontendResult(
            Declare(model, members), built, evaluator.Findings.ToEquatableArray(),
            places && built is not null ? evaluator.Places.Select(SourceSpan.Of).ToEquatableArray() : []);
    }

    /// <summary>The members that matter, in the order in which they are written.</summary>
    /// <remarks>
    /// While a member is being typed it may have no name yet, or one that another member has. C# says so once; the first of a name
    /// counts, so that the generated part does not say it again.
    /// </remarks>
    private List<ISymbol> Members()
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        var members = new List<ISymbol>();
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared || !(member is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary })) continue;
            // Overloads share their name.
            if (member.Name.Length > 0 && (member is IMethodSymbol or IPropertySymbol { IsIndexer: true } || named.Add(member.Name))) members.Add(member);
            else evaluator.Failed = true;
        }
        return members;
    }

    private void ReadField(ObjectValue model, IFieldSymbol field)
    {
        cancellation.ThrowIfCancellationRequested();
        if (KnownTypes.Attribute(field, "PlaceholderAttribute") is { } placeholder)
        {
            ReadPlaceholder(model, field, placeholder);
            CheckFed(field);
        }
        else if (KnownTypes.Attribute(field, "VariableAttribute") is { } variable)
        {
            CheckReadonly(field, "variable");
            if (known.TypeOf(field.Type) is not { IsTensor: true }) CheckTensor(field, "variable");
            else model.Fields[field] = evaluator.Variables.Declare(field, variable);
        }
        else if (!field.IsStatic && !field.IsConst && KnownTypes.Attribute(field.Type, "ModuleAttribute") is not null)
            Try(() => model.Fields[field] = evaluator.InitialValue(field), model, field);
    }

    private void ReadPlaceholder(ObjectValue model, IFieldSymbol field, AttributeData attribute)
    {
        CheckReadonly(field, "placeholder");
        if (known.TypeOf(field.Type) is not { IsTensor: true } tensor)
        {
            CheckTensor(field, "placeholder");
            model.Fields[field] = new ConstructionEvaluator.Unavailable();
            return;
        }
        var shape = PlaceholderShape(field, attribute);
        if (shape is null) model.Fields[field] = new ConstructionEvaluator.Unavailable();
        else
        {
            model.Fields[field] = graph.Placeholder(TensorType.Tensor(tensor.Element, shape.Value), field.Name);
            evaluator.Place(SyntaxOf(field));
        }
    }

    /// <summary>Evaluates a node member, so that a mistake in one that nothing uses yet is found as well.</summary>
    private void ReadNode(ObjectValue model, ISymbol member)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (member)
        {
            case IPropertySymbol property when IsPlaceholder(property):
                (evaluator.Failed, model.Fields[property.OriginalDefinition]) = (true, new ConstructionEvaluator.Unavailable()); // C# allows the attribute on fields alone
                break;
            case IPropertySymbol { IsIndexer: false, GetMethod: { } getter } property when known.IsNodes(property.Type):
                if (property.GetMethod.DeclaringSyntaxReferences.Length > 0 && !evaluator.IsStored(property))
                    Try(() => evaluator.Member(model, property, getter, null), model, member);
                else Try(() => model.Fields[property.OriginalDefinition] = evaluator.InitialValue(property), model, member);
                break;
            case IMethodSymbol { Parameters.Length: 0, IsGenericMethod: false } method when known.IsNodes(method.ReturnType):
                Try(() => evaluator.Member(model, method, method, null), model, member);
                break;
        }
    }

    private void Try(Action action, ObjectValue model, ISymbol member)
    {
        try
        {
            action();
        }
        catch (ConstructionException exception)
        {
            if (exception.Finding is { } finding) evaluator.Report(finding);
            evaluator.Failed = true;
            model.Fields[member.OriginalDefinition] = new ConstructionEvaluator.Unavailable();
        }
    }

    private static SyntaxNode SyntaxOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences[0].GetSyntax();
}

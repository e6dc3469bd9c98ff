using System.Xml.Linq;
using AotNet.Generator.Common;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Generator.Frontend;

internal sealed partial class ModelReader
{
    private ModelDeclaration Declare(ObjectValue model, List<ISymbol> members)
    {
        var placeholders = members.OfType<IFieldSymbol>().Where(field => KnownTypes.Attribute(field, "PlaceholderAttribute") is not null)
            .Where(field => !field.IsStatic && known.TypeOf(field.Type) is { IsTensor: true })
            .Select(field => new PlaceholderMember(field.Name, known.TypeOf(field.Type)!.Value.Element, (ValueOf(model, field) as Value?)?.Shape, Documentation(field)));
        var variables = members.OfType<IFieldSymbol>().Where(field => KnownTypes.Attribute(field, "VariableAttribute") is not null && known.TypeOf(field.Type) is { IsTensor: true })
            .Select(field => new VariableMember(field.Name, known.TypeOf(field.Type)!.Value.Element, (ValueOf(model, field) as Value?)?.Shape, field.IsStatic || evaluator.Initializer(field) is not null, Documentation(field)));
        var fetches = members.Where(member => KnownTypes.Attribute(member, "FetchAttribute") is not null && known.IsNodes(TypeOf(member)) && member is not IMethodSymbol { Parameters.Length: > 0 }
                && SyntaxFacts.IsValidIdentifier(member.Name)) // neither an indexer nor an interface's
            .GroupBy(member => member.Name, (_, same) => same.First())
            .Select(member => Fetch(model, member, members, fetchOf.TryGetValue(member, out FetchInfo? info) ? info : null));
        return Declare(placeholders.ToEquatableArray(), variables.ToEquatableArray(), fetches.ToEquatableArray(), null, members);
    }

    // Two members of one name, which a generated constructor could not assign without a second error.
    private bool IsAmbiguous(ISymbol member) => member is IFieldSymbol && type.GetMembers(member.Name).Length > 1;

    private ModelDeclaration Declare(
        EquatableArray<PlaceholderMember> placeholders, EquatableArray<VariableMember> variables, EquatableArray<FetchMember> fetches, EstimatorDeclaration? estimator, IReadOnlyList<ISymbol> members)
    {
        var containing = new List<ContainingType>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType) containing.Insert(0, new ContainingType(Keyword(outer), outer.Name, TypeParameters(outer)));
        return new ModelDeclaration(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            containing.ToEquatableArray(), type.Name, AccessibilityOf(type), !lacksPartial && !cannotExtend, type.IsSealed || type.IsAbstract || type.IsStatic || type.TypeKind != TypeKind.Class,
            type.InstanceConstructors.Any(constructor => !constructor.IsImplicitlyDeclared) || members.Any(IsAmbiguous) || type.IsStatic || type.TypeKind != TypeKind.Class,
            placeholders, variables, fetches, Documentation(type), estimator, takenNames.ToEquatableArray(), FileSuffix(), Keyword(type), TypeParameters(type), lacksPartial && !cannotExtend);
    }

    private FetchMember Fetch(ObjectValue model, ISymbol member, List<ISymbol> members, FetchInfo? info)
    {
        ITypeSymbol memberType = TypeOf(member);
        bool isTuple = memberType.IsTupleType;
        IEnumerable<(string? Name, ITypeSymbol Type)> results = memberType is INamedTypeSymbol { IsTupleType: true } tuple
            ? tuple.TupleElements.Select(element => (element.IsExplicitlyNamedTupleElement ? element.Name : null, element.Type)) : [(null, memberType)];
        var types = results.ToList();
        var guess = new ScalarGuess(evaluator, symbol => ValueOf(model, symbol), cancellation);
        bool[] scalars = info is null ? guess.Of(member, types.Count)
            : [.. info.Results.Select(result => graph[result.Node].Type.IsScalar)];
        return new FetchMember(
            member.Name, AccessibilityOf(member),
            types.Select((result, i) =>
            {
                TensorType yields = known.TypeOf(result.Type) ?? TensorType.Operation;
                return new ResultMember(result.Name, yields.Kind, yields.Element, info is null || !yields.IsTensor ? null : graph[info.Results[i].Node].Type.Shape, scalars[i]);
            }).ToEquatableArray(),
            isTuple,
            info is null ? GuessFeeds(model, member, members, guess) : info.Feeds.Select(feed => new FeedMember(
                feed.Parameter, MemberOf(model, feed.Node), graph[feed.Node].Type.Element, graph[feed.Node].Type.Shape)).ToEquatableArray(),
            Documentation(member));
    }

    private static string MemberOf(ObjectValue model, int node) =>
        model.Fields.Concat(model.Members).FirstOrDefault(item => item.Value is Value value && value.Id == node).Key?.Name ?? "";

    /// <summary>The parameters of a fetch in error: the placeholders that its code names, itself or through other members, and what it is fed.</summary>
    private EquatableArray<FeedMember> GuessFeeds(ObjectValue model, ISymbol member, List<ISymbol> members, ScalarGuess guess)
    {
        var fed = new HashSet<string>(KnownTypes.Attribute(member, "FetchAttribute") is { } attribute ? FedNames(attribute) : [], StringComparer.Ordinal);
        var reached = new HashSet<string>(fed, StringComparer.Ordinal);
        var open = new Stack<ISymbol>([member]);
        while (open.Count > 0)
        {
            foreach (var reference in open.Pop().DeclaringSyntaxReferences)
                foreach (var name in reference.GetSyntax(cancellation).DescendantNodes().OfType<IdentifierNameSyntax>())
                    if (reached.Add(name.Identifier.ValueText)) // what is fed is there already: nothing above it is needed
                        foreach (ISymbol next in members.Where(item => item.Name == name.Identifier.ValueText)) open.Push(next);
        }
        var feeds = members.Where(item => reached.Contains(item.Name) && IsPlaceholder(item))
            .Concat(members.Where(item => fed.Contains(item.Name) && !IsPlaceholder(item) && item is not IMethodSymbol { Parameters.Length: > 0 } && known.TypeOf(TypeOf(item)) is { IsTensor: true })).ToList();
        string[] parameters = ParameterNames([.. feeds.Select(feed => feed.Name)]);
        return feeds.Select((feed, i) => new FeedMember(parameters[i], feed.Name, known.TypeOf(TypeOf(feed))!.Value.Element, (ValueOf(model, feed) as Value?)?.Shape ?? (guess.IsScalar(feed) ? Shape.Scalar : null))).ToEquatableArray();
    }

    private bool IsPlaceholder(ISymbol member) =>
        member is IFieldSymbol or IPropertySymbol && KnownTypes.Attribute(member, "PlaceholderAttribute") is not null && known.TypeOf(TypeOf(member)) is { IsTensor: true };

    // Generated files are told apart without regard to case, classes with it.
    private string FileSuffix()
    {
        var siblings = type.ContainingType?.GetTypeMembers() ?? type.ContainingNamespace.GetTypeMembers();
        int before = siblings.Count(other => other.Name.Length == type.Name.Length && string.CompareOrdinal(other.Name, type.Name) < 0
            && string.Equals(other.Name, type.Name, StringComparison.OrdinalIgnoreCase));
        return ModelDeclaration.Arity(TypeParameters(type)) + (before == 0 ? "" : "." + (before + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string TypeParameters(INamedTypeSymbol type) =>
        type.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(parameter => SyntaxFacts.GetKeywordKind(parameter.Name) == SyntaxKind.None ? parameter.Name : "@" + parameter.Name))}>";

    private static string Keyword(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (_, TypeKind.Struct) => "struct",
        (_, TypeKind.Interface) => "interface",
        _ => "class",
    };

    private static string AccessibilityOf(ISymbol symbol) => SyntaxFacts.GetText(symbol.DeclaredAccessibility);

    /// <summary>The text of the summary comment, one line a line.</summary>
    private string Documentation(ISymbol symbol)
    {
        string? xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellation);
        if (string.IsNullOrEmpty(xml)) return "";
        try
        {
            string? text = XElement.Parse(xml).Element("summary")?.Value;
            return text is null ? "" : string.Join("\n", text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
        }
        catch (System.Xml.XmlException)
        {
            return ""; // the C# compiler warns of it
        }
    }
}

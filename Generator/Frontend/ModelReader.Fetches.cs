using AotNet.Generator.Common;
using AotNet.Generator.Diagnostics;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend;

internal sealed partial class ModelReader
{
    private readonly Dictionary<ISymbol, FetchInfo> fetchOf = new(SymbolEqualityComparer.Default);

    private void ReadFetch(ObjectValue model, ISymbol member, AttributeData attribute)
    {
        if (member is IMethodSymbol { Parameters.Length: > 0 } or IPropertySymbol { IsIndexer: true })
        {
            evaluator.Report(IdentifierOf(member), DiagnosticDescriptors.FetchWithParameters, member.Name);
            return;
        }
        ITypeSymbol memberType = TypeOf(member);
        if (!known.IsNodes(memberType))
        {
            evaluator.Failed = true;
            if (memberType.TypeKind != TypeKind.Error)
                evaluator.Report(IdentifierOf(member), DiagnosticDescriptors.MemberType, member.Name, "a Tensor<T>, an Operation, a Summary or a tuple of them to be fetched", Display(memberType));
            return;
        }
        const string Fetched = "to be fetched";
        if (member is IPropertySymbol { GetMethod: null })
            evaluator.Report(IdentifierOf(member), DiagnosticDescriptors.MemberType, member.Name, $"a property with a getter {Fetched}", "one that can only be set");
        else if (member.Name.Contains('.'))
            evaluator.Report(IdentifierOf(member), DiagnosticDescriptors.MemberType, member.Name, $"a member with a name of its own {Fetched}", "an explicit implementation of an interface member");
        if (ValueOf(model, member) is not { } value)
        {
            // Where the evaluation failed it has said why; a null is a value that it took for one.
            evaluator.Failed = true;
            if (member is not IPropertySymbol { GetMethod: null } && IsNull(model, member))
                evaluator.Report(IdentifierOf(member), DiagnosticDescriptors.MemberType, member.Name, $"a node {Fetched}", "null");
            return;
        }
        if (Results(value, memberType, member) is not { } results) return;
        var fed = new List<(int Node, string Member)>();
        foreach (string name in FedNames(attribute))
        {
            if (type.GetMembers(name).Select(item => ValueOf(model, item)).OfType<Value>().FirstOrDefault(node => node.Type.IsTensor) is { Graph: not null } node)
            {
                if (fed.All(item => item.Node != node.Id)) fed.Add((node.Id, name));
            }
            else if (!type.GetMembers(name).Any(item => item is IFieldSymbol or IPropertySymbol or IMethodSymbol && known.IsNodes(TypeOf(item))))
                evaluator.Report(SyntaxOf(attribute), DiagnosticDescriptors.UnknownFeed, member.Name, name, type.Name);
        }
        var cut = fed.Select(item => item.Node).ToList();
        var needed = new HashSet<int>(results.SelectMany(result => GraphWalk.Ancestors(graph, result.Node, cut)));
        foreach (var (node, name) in fed)
            if (!needed.Contains(node)) evaluator.Report(SyntaxOf(attribute), DiagnosticDescriptors.UnusedFeed, member.Name, name);
        var placeholders = graph.Placeholders.Where(item => needed.Contains(item.Node) || cut.Contains(item.Node)).Select(item => (item.Node, item.Member));
        var feeds = placeholders.Concat(fed.Where(item => !graph[item.Node].IsPlaceholder)).ToList();
        string[] parameters = ParameterNames([.. feeds.Select(item => item.Member)]);
        if (graph.Fetches.Any(fetch => fetch.Name == member.Name))
        {
            evaluator.Failed = true; // two members of one name, which C# reports
            return;
        }
        graph.Fetches.Add(fetchOf[member] = new FetchInfo(
            member.Name, results.ToEquatableArray(), feeds.Select((item, i) => new FeedInfo(item.Node, parameters[i])).ToEquatableArray(),
            memberType.IsTupleType));
    }

    private SyntaxNode SyntaxOf(AttributeData attribute) => attribute.ApplicationSyntaxReference!.GetSyntax(cancellation);

    private static ITypeSymbol TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IMethodSymbol method => method.ReturnType,
        _ => throw new ArgumentException($"'{member.Name}' has no type", nameof(member)),
    };

    private static object? ValueOf(ObjectValue model, ISymbol member) =>
        model.Members.TryGetValue(member.OriginalDefinition, out object? value) || model.Fields.TryGetValue(member.OriginalDefinition, out value) ? value : null;

    // Not where C# has an error in the member: what is missing then is not the node.
    private bool IsNull(ObjectValue model, ISymbol member) =>
        (model.Members.TryGetValue(member.OriginalDefinition, out object? value) || model.Fields.TryGetValue(member.OriginalDefinition, out value)) && value is null
        && !member.DeclaringSyntaxReferences.Any(reference =>
            evaluator.ModelOf(reference.SyntaxTree).GetDiagnostics(reference.Span, cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    private static IEnumerable<string> FedNames(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "Feed" && argument.Value.Value is string name) yield return name;
            if (argument.Key == "Feeds" && !argument.Value.IsNull)
                foreach (var item in argument.Value.Values)
                    if (item.Value is string several) yield return several;
        }
    }

    /// <summary>The fetched nodes, in order; null where the value is in error.</summary>
    private List<FetchResult>? Results(object value, ITypeSymbol declared, ISymbol member)
    {
        if (value is ConstructionEvaluator.Unavailable) return null;
        if (declared is not INamedTypeSymbol { IsTupleType: true } tuple)
            return value is Value node ? [new FetchResult(Yielding(node, declared).Id)] : null;
        var results = new List<FetchResult>();
        if (value is not TupleValue { Items: var items } || items.Length != tuple.TupleElements.Length)
        {
            evaluator.Failed = true; // the C# compiler says what is wrong
            return null;
        }
        for (int i = 0; i < items.Length; i++)
        {
            IFieldSymbol element = tuple.TupleElements[i];
            if (items[i] is not Value item)
            {
                evaluator.Report(IdentifierOf(member), DiagnosticDescriptors.MemberType, $"{member.Name}.{element.Name}", "a node", items[i] is null ? "null" : "a tuple");
                return null;
            }
            results.Add(new FetchResult(Yielding(item, element.Type).Id, element.IsExplicitlyNamedTupleElement ? element.Name : null));
        }
        return results;
    }

    // An assignment yields its value; fetched as an Operation it is run and yields nothing.
    private Value Yielding(Value node, ITypeSymbol declared) =>
        known.TypeOf(declared)?.Kind == ValueKind.Operation && node.Type.IsTensor ? graph.Add(WellKnownOps.Group, [node]) : node;

    /// <summary>The members' names in camelCase; as written where two would collide.</summary>
    public static string[] ParameterNames(IReadOnlyList<string> members)
    {
        string[] names = [.. members.Select(CamelCase)];
        var collisions = names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).SelectMany(group => group).ToList();
        return [.. names.Select((name, i) => collisions.Contains(name) ? members[i] : name)];
    }

    /// <summary><c>X</c> is x, <c>LearningRate</c> learningRate, <c>MSE</c> mse, <c>IOStream</c> ioStream, <c>_w</c> w.</summary>
    private static string CamelCase(string name)
    {
        string trimmed = name.TrimStart('_');
        if (trimmed.Length == 0 || char.IsDigit(trimmed[0])) return name;
        char[] letters = trimmed.ToCharArray();
        for (int i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            // The last capital before a small letter starts the next word.
            if (i > 0 && i + 1 < letters.Length && char.IsLower(letters[i + 1])) break;
            letters[i] = char.ToLowerInvariant(letters[i]);
        }
        return new string(letters);
    }
}

using AotNet.Generator.Diagnostics;
using AotNet.Generator.Frontend.Evaluation;
using AotNet.Generator.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.Generator.Frontend;

// What a finished model declares and no fetch needs. A model without a fetch is not finished.
internal sealed partial class ModelReader
{
    private void CheckUnused(ObjectValue model)
    {
        if (graph.Fetches.Count == 0) return;
        foreach (var (at, name) in evaluator.Variables.Empty) evaluator.Report(at, DiagnosticDescriptors.EmptyScope, name);
        foreach (ISymbol member in type.GetMembers())
            if (KnownTypes.Attribute(member, "ScopeAttribute") is { } attribute && evaluator.ScopeOf(member) is { } scope
                && !Enumerable.Range(0, graph.Count).Any(id => graph[id].Name.StartsWith(scope + "/", StringComparison.Ordinal)))
                evaluator.Report(SyntaxOf(attribute), DiagnosticDescriptors.EmptyScope, scope);
        var needed = Needed();
        foreach (PlaceholderInfo placeholder in graph.Placeholders)
            if (!needed.Contains(placeholder.Node) && FieldOf(model, placeholder.Node) is { } field)
                evaluator.Report(IdentifierOf(field), DiagnosticDescriptors.UnusedPlaceholder, field.Name);
        foreach (VariableInfo variable in graph.Variables)
            if (!needed.Contains(variable.Node) && IsAskedFor(evaluator.Places[variable.Node]) is { } place)
                evaluator.Report(place, DiagnosticDescriptors.UnusedVariable, graph[variable.Node].Name);
    }

    /// <summary>The nodes that some fetch is computed from or feeds, with the initial values of the variables among them.</summary>
    private HashSet<int> Needed()
    {
        var initial = graph.Variables.ToDictionary(variable => variable.Node, variable => variable.Initial);
        var needed = new HashSet<int>(graph.Fetches.SelectMany(fetch => fetch.Results.Select(result => result.Node).Concat(fetch.Feeds.Select(feed => feed.Node))));
        var open = new Stack<int>(needed);
        while (open.Count > 0)
        {
            int id = open.Pop();
            if (initial.TryGetValue(id, out int value) && needed.Add(value)) open.Push(value);
            foreach (int input in graph[id].Inputs)
                if (needed.Add(input)) open.Push(input);
        }
        var sizes = new HashSet<string>(needed.SelectMany(id => graph[id].Type.Shape.Concat(graph[id].Attributes.Dims("dim") ?? [])).SelectMany(size => size.Symbols), StringComparer.Ordinal);
        foreach (PlaceholderInfo placeholder in graph.Placeholders)
            if (needed.Contains(placeholder.Node)) sizes.ExceptWith(Symbols(placeholder));
        // What is left comes from placeholders that are there for their sizes.
        foreach (PlaceholderInfo placeholder in graph.Placeholders)
            if (Symbols(placeholder).Any(sizes.Contains)) needed.Add(placeholder.Node);
        return needed;
    }

    private IEnumerable<string> Symbols(PlaceholderInfo placeholder) => graph[placeholder.Node].Type.Shape.SelectMany(size => size.Symbols);

    private static ISymbol? FieldOf(ObjectValue model, int node) =>
        model.Fields.FirstOrDefault(item => item.Value is Value value && value.Id == node).Key;

    /// <summary>Where a variable is asked for by a field or a call of its own; null for the variables of layers and optimizers.</summary>
    private static SyntaxNodeOrToken? IsAskedFor(SyntaxNode place) => place switch
    {
        VariableDeclaratorSyntax declarator => declarator.Identifier,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: "Variable" or "GetVariable" } } => place,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Variable" or "GetVariable" } } => place,
        // Not a bare null: that would become a node or token that is none.
        _ => default(SyntaxNodeOrToken?),
    };
}

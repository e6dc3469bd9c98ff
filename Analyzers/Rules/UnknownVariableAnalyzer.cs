using AotNet.Generator.Diagnostics;
using AotNet.Generator.SessionUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN6007: a session's variable asked for by a name that its model has no variable of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownVariableAnalyzer : SessionAnalyzer
{
    private protected override DiagnosticDescriptor Descriptor => DiagnosticDescriptors.UnknownVariable;

    private protected override void Analyze(IOperation block, SessionSymbols symbols, OperationBlockAnalysisContext context)
    {
        foreach (IPropertyReferenceOperation reference in block.Descendants().OfType<IPropertyReferenceOperation>())
        {
            if (reference is not { Property.IsIndexer: true, Arguments: { Length: 1 } arguments, Instance.Type: { } store }) continue;
            if (arguments[0].Value.ConstantValue is not { HasValue: true, Value: string name } || ModelOf(store, symbols) is not { } model) continue;
            var results = ModelResults.Of(context.Compilation);
            if (!results.IsModel(model) || results.Read(model, context.CancellationToken).Graph is not { } graph) continue;
            var names = graph.Variables.Select(variable => graph.Nodes[variable.Node].Name).ToList();
            if (names.Contains(name)) continue;
            Report(context, arguments[0].Value.Syntax, model.Name, name, Nearest(name, names) is { } nearest ? $"; the nearest name is '{nearest}'" : "");
        }
    }

    /// <summary>The model of <c>M.Session.VariableSet</c>.</summary>
    private static INamedTypeSymbol? ModelOf(ITypeSymbol store, SessionSymbols symbols) =>
        store is { Name: "VariableSet", ContainingType: { ContainingType: { } model } session } && symbols.IsSession(session) ? model : null;

    private static string? Nearest(string name, List<string> names) =>
        names.OrderBy(other => Distance(name, other)).ThenBy(other => other, StringComparer.Ordinal).FirstOrDefault(other => Distance(name, other) <= Math.Max(name.Length, other.Length) / 2);

    /// <summary>The number of characters to insert, delete or replace (Levenshtein 1966).</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Suppressors;

/// <summary>
/// Silences what C# and the IDE say of ordinary classes and is wrong for models: nothing instantiates them, nothing calls their
/// members but the compiler, placeholders are fed rather than assigned, and members that could be static may not be.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelMemberSuppressor : DiagnosticSuppressor
{
    private static readonly ImmutableDictionary<string, SuppressionDescriptor> ByRule = new Dictionary<string, string>
    {
        ["CS0649"] = "A placeholder is fed by the session, never assigned.",
        ["CS0169"] = "The compiler of the model reads the field.",
        ["CS0414"] = "The compiler of the model reads the field.",
        ["CS8618"] = "The generated constructor assigns the field.",
        ["IDE0044"] = "The generated constructor assigns the field.",
        ["IDE0051"] = "The compiler of the model evaluates the member.",
        ["IDE0052"] = "The compiler of the model reads the member.",
        ["IDE0060"] = "The compiler of the model evaluates the method.",
        ["CA1812"] = "A model is a declaration; its session is what is instantiated.",
        ["CA1822"] = "Members of a model are nodes of its graph.",
        ["CA1823"] = "The compiler of the model reads the field.",
        ["CA1852"] = "The generated part seals the class.",
        ["CA1801"] = "The compiler of the model evaluates the method.",
        ["CA2000"] = "Scopes and optimizers in construction code live in the compiler alone.",
    }.ToImmutableDictionary(rule => rule.Key, rule => new SuppressionDescriptor("AOTNS" + rule.Key, rule.Key, rule.Value));

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [.. ByRule.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        ModelResults results = ModelResults.Of(context.Compilation);
        INamedTypeSymbol? module = context.Compilation.GetTypeByMetadataName("AotNet.ModuleAttribute");
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree || !ByRule.TryGetValue(diagnostic.Id, out SuppressionDescriptor? suppression)) continue;
            SyntaxNode at = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
            SemanticModel semantics = context.GetSemanticModel(tree);
            var type = at.AncestorsAndSelf().Select(node => semantics.GetDeclaredSymbol(node, context.CancellationToken)).OfType<INamedTypeSymbol>().FirstOrDefault();
            if (type is not null && (results.IsModel(type) || type.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, module))))
                context.ReportSuppression(Suppression.Create(suppression, diagnostic));
        }
    }
}

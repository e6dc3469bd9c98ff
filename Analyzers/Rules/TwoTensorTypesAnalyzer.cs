using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN1025: a file in which the name Tensor&lt;T&gt; means two types, that of models and that of results.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TwoTensorTypesAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.TwoTensorTypes];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(Analyze);
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        if (context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken) is not CompilationUnitSyntax root) return;
        foreach (UsingDirectiveSyntax directive in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>())
        {
            if (directive is not { Alias: null, NamespaceOrType: { } name } || !directive.StaticKeyword.IsKind(SyntaxKind.None) || name.ToString() != "System.Numerics.Tensors") continue;
            // Where the names behind the directive are looked up: AotNet may be imported here, around, or for the whole project.
            int position = directive.Parent is BaseNamespaceDeclarationSyntax space ? space.Span.End - 1 : root.Members.Count > 0 ? root.Members[0].SpanStart : root.Span.End;
            var types = context.SemanticModel.LookupNamespacesAndTypes(position, name: "Tensor").OfType<INamedTypeSymbol>().Where(type => type.Arity == 1).ToList();
            if (types.Any(type => type.ContainingNamespace.Name == "AotNet") && types.Any(type => type.ContainingNamespace.Name == "Tensors"))
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.TwoTensorTypes, directive.GetLocation()));
        }
    }
}

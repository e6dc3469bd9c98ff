using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers;

/// <summary>The base of rules about models: reports the frontend's findings of certain ids where they were found.</summary>
public abstract class FindingAnalyzer : DiagnosticAnalyzer
{
    private protected abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    /// <summary>Whether C# itself says what the rule would.</summary>
    private protected virtual bool SaysTheSame(INamedTypeSymbol model) => false;

    private void Analyze(SymbolAnalysisContext context)
    {
        var (model, results) = ((INamedTypeSymbol)context.Symbol, ModelResults.Of(context.Compilation));
        if (!results.IsModel(model)) return;
        foreach (Finding finding in results.Read(model, context.CancellationToken).Findings)
            if (Descriptors.Any(descriptor => descriptor.Id == finding.Id) && !SaysTheSame(model))
                context.ReportDiagnostic(finding.ToDiagnostic(context.Compilation));
    }
}

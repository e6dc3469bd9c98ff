using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN1001, AOTN1002: a model's class, or one around it, is not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotPartialAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.NotPartial, DiagnosticDescriptors.ContainingTypeNotPartial];

    // Where code uses the session, the class has its generated part, and C# says that partial is missing: CS0260, at the class.
    private protected override bool SaysTheSame(INamedTypeSymbol model) =>
        model.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
}

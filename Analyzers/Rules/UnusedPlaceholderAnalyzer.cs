using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN1023: a placeholder that no fetch depends on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedPlaceholderAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.UnusedPlaceholder];
}

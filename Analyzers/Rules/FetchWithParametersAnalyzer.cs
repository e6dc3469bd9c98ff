using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN1008: a fetch that has parameters of its own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FetchWithParametersAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.FetchWithParameters];
}

using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN1011, AOTN1012: construction code that does not end.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndlessConstructionAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.StepLimit, DiagnosticDescriptors.RecursionLimit];
}

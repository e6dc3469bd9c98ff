using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN1010: construction code that the compiler cannot evaluate.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CannotEvaluateAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.CannotEvaluate];
}

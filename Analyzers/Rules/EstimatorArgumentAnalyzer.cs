using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN1022: an argument of an estimator's attribute that is out of range.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EstimatorArgumentAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.EstimatorArgument];
}

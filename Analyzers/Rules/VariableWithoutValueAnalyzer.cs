using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN1007: a variable without the initial value that gives it its shape.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VariableWithoutValueAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.VariableWithoutValue];
}

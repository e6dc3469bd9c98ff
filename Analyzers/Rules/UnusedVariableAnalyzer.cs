using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN3008: a variable that no fetch reads or assigns.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedVariableAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.UnusedVariable];
}

using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN4011: a loss that depends on no variable.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LossHasNoVariableAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.LossHasNoVariable];
}

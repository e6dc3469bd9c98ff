using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN4010: a loss that is no scalar.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LossIsNoScalarAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.LossIsNoScalar];
}

using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN2031: an Einsum equation that does not fit its operands.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EinsumInvalidAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.EinsumInvalid];
}

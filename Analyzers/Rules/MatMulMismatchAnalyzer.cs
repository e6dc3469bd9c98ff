using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN2004: a matrix product whose inner sizes differ.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MatMulMismatchAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.MatMulMismatch];
}

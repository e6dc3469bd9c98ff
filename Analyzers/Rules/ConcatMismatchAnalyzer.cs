using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN2020: operands that cannot be joined along the axis.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConcatMismatchAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.ConcatMismatch];
}

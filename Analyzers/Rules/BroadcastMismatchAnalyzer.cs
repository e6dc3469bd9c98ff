using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN2002: operands whose shapes do not broadcast.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BroadcastMismatchAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.BroadcastMismatch];
}

using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN2026: a slice that leaves the tensor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SliceOutOfRangeAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.SliceOutOfRange];
}

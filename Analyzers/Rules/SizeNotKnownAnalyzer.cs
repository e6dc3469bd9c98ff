using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN2023: a size that must be known and is open.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SizeNotKnownAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.SizeNotKnown];
}

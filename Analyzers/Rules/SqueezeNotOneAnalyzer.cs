using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN2025: a squeezed axis that is not of size 1.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqueezeNotOneAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.SqueezeNotOne];
}

using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN2006: an axis that the tensor does not have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AxisOutOfRangeAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.AxisOutOfRange];
}

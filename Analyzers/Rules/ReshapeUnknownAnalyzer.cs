using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN2022: a -1 in a reshape that cannot be worked out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReshapeUnknownAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.ReshapeUnknown];
}

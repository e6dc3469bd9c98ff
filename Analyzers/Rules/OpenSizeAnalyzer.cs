using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN1015, AOTN1016: an open size where a known one is needed, or divided as an integer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OpenSizeAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.OpenSize, DiagnosticDescriptors.OpenSizeDivision];
}

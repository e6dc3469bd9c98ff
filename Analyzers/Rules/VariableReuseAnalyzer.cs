using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN3002 to AOTN3004: a variable reused before it is made, as another one, or with reuse switched off inside a reusing scope.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VariableReuseAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.VariableReusedBeforeMade, DiagnosticDescriptors.VariableReusedDifferently, DiagnosticDescriptors.ReuseSwitchedOff];
}

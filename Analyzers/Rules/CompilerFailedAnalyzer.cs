using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN5001: a model that the compiler itself failed on. What fails in later stages the generator reports.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompilerFailedAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.CompilerFailed];
}

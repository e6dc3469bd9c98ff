using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN4012: a method named by [Gradient] that cannot be the function's derivative.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GradientMethodAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.GradientMethod];
}

using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN1024: a scope in which no node is made.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyScopeAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.EmptyScope];
}

using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN3005, AOTN3006: an initial value that needs a feed, or has an open size.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InitialValueAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.InitialValueNeedsFeed, DiagnosticDescriptors.VariableOfOpenSize];
}

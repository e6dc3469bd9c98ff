using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN2012: a variable that is assigned a value of another shape.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AssignMismatchAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.AssignMismatch];
}

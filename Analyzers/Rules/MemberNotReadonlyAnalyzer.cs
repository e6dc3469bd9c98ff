using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN1004: a placeholder or variable that could be assigned again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberNotReadonlyAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.MemberNotReadonly];
}

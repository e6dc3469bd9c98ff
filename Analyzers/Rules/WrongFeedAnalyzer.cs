using System.Collections.Immutable;
using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN1018, AOTN1019: a fetch that is fed what is no node, or what it does not depend on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongFeedAnalyzer : FindingAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [DiagnosticDescriptors.UnknownFeed, DiagnosticDescriptors.UnusedFeed];
}

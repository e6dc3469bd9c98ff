using AotNet.Generator.Diagnostics;
using AotNet.Generator.SessionUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN6002: a session used in a statement that follows its Dispose in the same list of statements.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionUsedAfterDisposeAnalyzer : SessionAnalyzer
{
    private protected override DiagnosticDescriptor Descriptor => DiagnosticDescriptors.SessionUsedAfterDispose;

    private protected override void Analyze(IOperation block, SessionSymbols symbols, OperationBlockAnalysisContext context)
    {
        foreach (var (at, session) in UseAfterDispose.In(block, symbols)) Report(context, at, session);
    }
}

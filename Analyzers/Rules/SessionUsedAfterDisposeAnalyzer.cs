using AotNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN6002: a session used in a statement that follows its Dispose in the same list of statements.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionUsedAfterDisposeAnalyzer : SessionAnalyzer
{
    private protected override DiagnosticDescriptor Descriptor => DiagnosticDescriptors.SessionUsedAfterDispose;

    private protected override void Analyze(IOperation block, SessionSymbols symbols, OperationBlockAnalysisContext context)
    {
        foreach (SessionLocal session in SessionLocal.In(block, symbols))
        {
            if (session.Calls.FirstOrDefault(IsUnconditionalDispose) is not { Parent.Parent: { } statements } dispose) continue;
            foreach (ILocalReferenceOperation use in session.Uses)
            {
                if (use.Syntax.SpanStart < dispose.Syntax.Span.End || !IsInside(use, statements)) continue;
                if (use.Parent is IInvocationOperation { TargetMethod.Name: "Dispose" }) continue; // a second Dispose does nothing
                Report(context, use.Parent is IInvocationOperation call ? call.Syntax : use.Syntax, session.Local.Name);
                break;
            }
        }
    }

    // A statement of its own: session.Dispose(); what is inside an if or a lambda may not have run.
    private static bool IsUnconditionalDispose(IInvocationOperation call) =>
        call.TargetMethod.Name == "Dispose" && call.Parent is IExpressionStatementOperation { Parent: IBlockOperation };

    private static bool IsInside(IOperation operation, IOperation outer)
    {
        for (IOperation? at = operation; at is not null; at = at.Parent)
            if (at == outer) return true;
        return false;
    }
}

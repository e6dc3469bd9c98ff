using AotNet.Generator.Diagnostics;
using AotNet.Generator.SessionUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN6003: a session from outside used inside a delegate that Parallel, Task.Run, a Thread or the ThreadPool runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionOnSeveralThreadsAnalyzer : SessionAnalyzer
{
    private protected override DiagnosticDescriptor Descriptor => DiagnosticDescriptors.SessionOnSeveralThreads;

    private protected override void Analyze(IOperation block, SessionSymbols symbols, OperationBlockAnalysisContext context)
    {
        foreach (IAnonymousFunctionOperation lambda in block.Descendants().OfType<IAnonymousFunctionOperation>())
        {
            if (RunsElsewhere(lambda) is not { } where) continue;
            var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            foreach (IOperation use in lambda.Body.Descendants())
            {
                ISymbol? symbol = SymbolOf(use);
                if (symbol is null || !symbols.IsSession(use.Type) || IsDeclaredIn(symbol, lambda) || use.Parent is IArgumentOperation { Parameter.Name: "sharing" }) continue;
                if (reported.Add(symbol)) Report(context, use.Syntax, symbol.Name, where, use.Type!.ContainingType is { } model ? $"{model.Name}.{use.Type.Name}" : use.Type.Name);
            }
        }
    }

    /// <summary>The call that runs the delegate on other threads, or null.</summary>
    private static string? RunsElsewhere(IAnonymousFunctionOperation lambda)
    {
        for (IOperation? at = lambda.Parent; at is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IInvocationOperation or IObjectCreationOperation; at = at.Parent)
            switch (at)
            {
                case IInvocationOperation call:
                    return (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) switch
                    {
                        ("Parallel", var name) => $"Parallel.{name}",
                        ("Task", "Run") => "Task.Run",
                        ("TaskFactory", "StartNew") => "Task.Factory.StartNew",
                        ("ThreadPool", var name) => $"ThreadPool.{name}",
                        ("ParallelEnumerable", var name) => $"ParallelEnumerable.{name}",
                        _ => null,
                    };
                case IObjectCreationOperation { Type.Name: "Thread" }:
                    return "a new Thread";
                case IObjectCreationOperation:
                    return null;
            }
        return null;
    }

    private static bool IsDeclaredIn(ISymbol symbol, IOperation lambda) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == lambda.Syntax.SyntaxTree && lambda.Syntax.Span.Contains(reference.Span));
}

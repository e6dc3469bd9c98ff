using AotNet.Generator.Diagnostics;
using AotNet.Generator.SessionUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN6001: a fetch of a session that nothing in the block initializes or restores before it.</summary>
/// <remarks>
/// Only sessions that stay in the block are judged: one that is passed on may be initialized elsewhere. A mention that is no
/// fetch (Initialize, AsDefault, an assignment to a variable) counts as giving values.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionNotInitializedAnalyzer : SessionAnalyzer
{
    private protected override DiagnosticDescriptor Descriptor => DiagnosticDescriptors.SessionNotInitialized;

    private protected override void Analyze(IOperation block, SessionSymbols symbols, OperationBlockAnalysisContext context)
    {
        foreach (SessionLocal session in SessionLocal.In(block, symbols))
        {
            if (session.Escapes || IsSharing(session.Creation) || session.Creation.Type?.ContainingType is not { } model) continue;
            if (!ModelResults.Of(context.Compilation).HasVariables(model, context.CancellationToken)) continue;
            foreach (ILocalReferenceOperation use in session.Uses)
            {
                if (use.Parent is not IInvocationOperation call || call.TargetMethod.Name is "Dispose") continue;
                if (!IsFetch(call.TargetMethod)) break; // Initialize, or something that may set values
                Report(context, call.Syntax, session.Local.Name, call.TargetMethod.Name, model.Name);
                break; // the first use says it; the others would repeat it
            }
        }
    }

    // A session made with sharing: reads the variables of another, which has them.
    private static bool IsSharing(IObjectCreationOperation creation) =>
        creation.Arguments.Any(argument => argument.Parameter?.Name == "sharing" && argument.ArgumentKind == ArgumentKind.Explicit);

    private static bool IsFetch(IMethodSymbol method) => method.ContainingType.ContainingType is not null && method.Name is not ("Initialize" or "AsDefault");
}

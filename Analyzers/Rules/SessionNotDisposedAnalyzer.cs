using AotNet.Generator.Diagnostics;
using AotNet.Generator.SessionUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN6004: a session in a local without using, that is neither disposed nor handed on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionNotDisposedAnalyzer : SessionAnalyzer
{
    private protected override DiagnosticDescriptor Descriptor => DiagnosticDescriptors.SessionNotDisposed;

    private protected override void Analyze(IOperation block, SessionSymbols symbols, OperationBlockAnalysisContext context)
    {
        foreach (SessionLocal session in SessionLocal.In(block, symbols))
            if (!session.IsUsing && !IsHandedOn(session) && !session.Calls.Any(call => call.TargetMethod.Name == "Dispose"))
                Report(context, session.Local.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken), session.Local.Name);
    }

    // A saver or trainer only borrows the session; anything else that gets it may own it from then on.
    private static bool IsHandedOn(SessionLocal session) => session.Uses.Any(use => use.Parent switch
    {
        Microsoft.CodeAnalysis.Operations.IInvocationOperation or Microsoft.CodeAnalysis.Operations.IPropertyReferenceOperation => false,
        Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parent: Microsoft.CodeAnalysis.Operations.IObjectCreationOperation { Type.Name: "Saver" or "Trainer" } } => false,
        Microsoft.CodeAnalysis.Operations.IConversionOperation { Parent: Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parent: Microsoft.CodeAnalysis.Operations.IObjectCreationOperation { Type.Name: "Saver" or "Trainer" } } } => false,
        _ => true,
    });
}

using System.Collections.Immutable;
using AotNet.Generator.SessionUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Analyzers;

/// <summary>The base of rules about code that uses sessions: looks at each method body (and the top-level program) as a whole.</summary>
public abstract class SessionAnalyzer : DiagnosticAnalyzer
{
    private protected abstract DiagnosticDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (SessionSymbols.Find(start.Compilation) is { } symbols)
                start.RegisterOperationBlockAction(block =>
                {
                    foreach (IOperation operation in block.OperationBlocks) Analyze(operation, symbols, block);
                });
        });
    }

    /// <summary>Reports what is wrong in one body.</summary>
    private protected abstract void Analyze(IOperation block, SessionSymbols symbols, OperationBlockAnalysisContext context);

    private protected void Report(OperationBlockAnalysisContext context, SyntaxNode at, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, at.GetLocation(), arguments));

    /// <summary>The local, parameter or field that an expression names; null for others.</summary>
    private protected static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    /// <summary>How many loops of the block are around an operation, and whether an if inside the innermost one guards it.</summary>
    private protected static (int Loops, bool Guarded) LoopsAround(IOperation operation, IOperation block)
    {
        int loops = 0;
        bool guarded = false;
        for (IOperation? at = operation.Parent; at is not null && at != block; at = at.Parent)
        {
            if (at is ILoopOperation) loops++;
            if (loops == 0 && at is IConditionalOperation or ISwitchOperation) guarded = true;
        }
        return (loops, guarded);
    }
}

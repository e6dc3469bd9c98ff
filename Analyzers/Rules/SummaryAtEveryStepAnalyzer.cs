using AotNet.Generator.Diagnostics;
using AotNet.Generator.SessionUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN6006: FileWriter.Add… in a loop within a loop, with no condition around it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SummaryAtEveryStepAnalyzer : SessionAnalyzer
{
    private protected override DiagnosticDescriptor Descriptor => DiagnosticDescriptors.SummaryAtEveryStep;

    private protected override void Analyze(IOperation block, SessionSymbols symbols, OperationBlockAnalysisContext context)
    {
        foreach (IInvocationOperation call in block.Descendants().OfType<IInvocationOperation>())
            if (call.TargetMethod.Name.StartsWith("Add", StringComparison.Ordinal)
                && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, symbols.FileWriter)
                && LoopsAround(call, block) is { Loops: >= 2, Guarded: false })
                Report(context, call.Syntax);
    }
}

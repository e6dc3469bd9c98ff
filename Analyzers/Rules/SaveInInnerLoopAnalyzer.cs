using AotNet.Generator.Diagnostics;
using AotNet.Generator.SessionUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AotNet.Analyzers.Rules;

/// <summary>AOTN6005: Saver.Save in a loop within a loop, with no condition around it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SaveInInnerLoopAnalyzer : SessionAnalyzer
{
    private protected override DiagnosticDescriptor Descriptor => DiagnosticDescriptors.SaveInInnerLoop;

    private protected override void Analyze(IOperation block, SessionSymbols symbols, OperationBlockAnalysisContext context)
    {
        foreach (IInvocationOperation call in block.Descendants().OfType<IInvocationOperation>())
            if (call.TargetMethod.Name == "Save" && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, symbols.Saver)
                && LoopsAround(call, block) is { Loops: >= 2, Guarded: false })
                Report(context, call.Syntax);
    }
}

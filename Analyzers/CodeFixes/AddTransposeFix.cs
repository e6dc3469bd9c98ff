using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>AOTN2004: transposes the operand of a matrix product that fits when transposed; the second one if both do.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddTransposeFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN2004"];

    private protected override Edit? Replacement(Fault fault)
    {
        if (fault.Sizes(0) is not { Length: 2 } x || fault.Sizes(1) is not { Length: 2 } w || Operands(fault) is not { } operands) return null;
        // Of two lone sizes that could be made one, a transposition is not plain.
        if (w[1] == x[1]) return new("Transpose the second matrix", operands.Right, Call(fault, "Transpose", operands.Right));
        if (x[0] == w[0]) return new("Transpose the first matrix", operands.Left, Call(fault, "Transpose", operands.Left));
        return null;
    }
}

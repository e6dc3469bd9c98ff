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

    private protected override (string Title, SyntaxNode Old, SyntaxNode New)? Replacement(SyntaxNode at, ImmutableDictionary<string, string?> arguments)
    {
        if (Sizes(arguments, 0) is not { Length: 2 } x || Sizes(arguments, 1) is not { Length: 2 } w) return null;
        if (Invocation(at) is not { ArgumentList.Arguments: { Count: >= 2 } operands }) return null;
        int operand = w[1] == x[1] ? 1 : x[0] == w[0] ? 0 : -1;
        if (operand < 0 || operands[operand].NameColon is not null) return null;
        ExpressionSyntax old = operands[operand].Expression;
        return ($"Transpose {(operand == 0 ? "the first matrix" : "the second matrix")}", old, Call("Transpose", old));
    }
}

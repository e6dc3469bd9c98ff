using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>AOTN2010: casts the operand of a function that is defined for floating-point numbers only.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddCastFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN2010"];

    private protected override (string Title, SyntaxNode Old, SyntaxNode New)? Replacement(SyntaxNode at, ImmutableDictionary<string, string?> arguments)
    {
        if (!arguments.TryGetValue("1", out string? type) || type is not ("int" or "long" or "byte")) return null;
        // Only where the result stays a tensor of the type that is asked for: an operand inside another Cast.
        if (Invocation(at) is not { ArgumentList.Arguments: { Count: 1 } operands, Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: GenericNameSyntax { Identifier.Text: "Cast" } } } }) return null;
        return ("Cast to float", operands[0].Expression, Call("Cast<float>", operands[0].Expression));
    }
}

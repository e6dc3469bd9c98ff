using System.Collections.Immutable;
using System.Composition;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>AOTN1006: a -1, as other frameworks write an open size, becomes a name, and a name with other characters one without.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NameDimensionFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN1006"];

    private protected override Edit? Replacement(Fault fault)
    {
        if (!int.TryParse(fault[0], out int axis) || fault.At.FirstAncestorOrSelf<AttributeSyntax>()?.ArgumentList?.Arguments is not { } arguments || axis >= arguments.Count) return null;
        ExpressionSyntax size = arguments[axis].Expression;
        string? name = fault[2] == "-1" ? axis == 0 ? "batch" : null : fault[2] is { } text && text[0] == '"' ? Identifier(text) : "";
        if (name is null) return new("Leave the size open", size, SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression));
        return name.Length == 0 ? null
            : new($"Name the dimension \"{name}\"", size, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)));
    }

    /// <summary>"batch size" is batchSize; empty where nothing is left.</summary>
    private static string Identifier(string text)
    {
        var name = new StringBuilder();
        bool startsWord = false;
        foreach (char c in text)
        {
            if (!SyntaxFacts.IsIdentifierPartCharacter(c) || name.Length == 0 && !SyntaxFacts.IsIdentifierStartCharacter(c))
            {
                startsWord = name.Length > 0;
                continue;
            }
            name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }
        return name.ToString();
    }
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>AOTN1004: makes a placeholder or variable readonly.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakeReadonlyFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN1004"];

    private protected override Edit? Replacement(Fault fault)
    {
        if (fault.At.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { } field) return null;
        SyntaxToken word = SyntaxFactory.Token(SyntaxKind.ReadOnlyKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (field.Modifiers.Count > 0) return new("Make readonly", field, field.AddModifiers(word));
        TypeSyntax type = field.Declaration.Type;
        return new("Make readonly", field, field
            .WithDeclaration(field.Declaration.WithType(type.WithLeadingTrivia()))
            .WithModifiers(SyntaxFactory.TokenList(word.WithLeadingTrivia(type.GetLeadingTrivia()))));
    }
}

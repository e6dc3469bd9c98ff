using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>AOTN6004: declares the session with using.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddUsingFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN6004"];

    private protected override Edit? Replacement(Fault fault) =>
        fault.At.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { } declaration ? null
        : new("Declare with using", declaration, declaration.WithoutLeadingTrivia().WithUsingKeyword(
            SyntaxFactory.Token(declaration.GetLeadingTrivia(), SyntaxKind.UsingKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space))));
}

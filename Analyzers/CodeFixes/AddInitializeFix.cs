using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>AOTN6001: calls Initialize() right after the declaration of the session.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddInitializeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN6001"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? semantics = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || semantics is null || Receiver(root.FindNode(context.Span, getInnermostNodeForTie: true)) is not { } receiver) return;
        if (semantics.GetSymbolInfo(receiver, context.CancellationToken).Symbol is not ILocalSymbol local) return;
        if (local.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken).FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { } declaration) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
            context.RegisterCodeFix(
                CodeAction.Create("Add Initialize()", _ => Task.FromResult(context.Document.WithSyntaxRoot(Insert(root, declaration, local.Name))), nameof(AddInitializeFix)),
                diagnostic);
    }

    private static IdentifierNameSyntax? Receiver(SyntaxNode call) =>
        call.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } } ? name : null;

    // After the declaration, on a line of its own with the same indentation.
    private static SyntaxNode Insert(SyntaxNode root, LocalDeclarationStatementSyntax declaration, string session)
    {
        SyntaxTriviaList indentation = SyntaxFactory.TriviaList(declaration.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
        StatementSyntax call = SyntaxFactory.ParseStatement($"{session}.Initialize();").WithLeadingTrivia(indentation).WithTrailingTrivia(declaration.GetTrailingTrivia());
        SyntaxNode after = declaration.Parent is GlobalStatementSyntax global ? global : declaration;
        return root.InsertNodesAfter(after, [after is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(call) : call]);
    }
}

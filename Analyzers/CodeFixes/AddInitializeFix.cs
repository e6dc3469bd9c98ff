using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>AOTN6001: calls Initialize() right after the declaration of the session.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddInitializeFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN6001"];

    private protected override Edit? Replacement(Fault fault)
    {
        if (Receiver(fault.At) is not { } receiver || fault.Semantics.GetSymbolInfo(receiver).Symbol is not ILocalSymbol local) return null;
        if (local.DeclaringSyntaxReferences[0].GetSyntax() is not VariableDeclaratorSyntax declarator) return null;
        // After the declaration; in a using statement with a block, first in the block.
        if (declarator.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { } declaration)
        {
            StatementSyntax call = Initialize(local.Name, Indentation(declaration)).WithTrailingTrivia(declaration.GetTrailingTrivia());
            return declaration.Parent is GlobalStatementSyntax global
                ? new("Add Initialize()", global, global, SyntaxFactory.GlobalStatement(call))
                : new("Add Initialize()", declaration, declaration, call);
        }
        if (declarator.Parent?.Parent is UsingStatementSyntax { Statement: BlockSyntax { Statements: { Count: > 0 } statements } })
            return new("Add Initialize()", statements[0], Initialize(local.Name, statements[0].GetLeadingTrivia()).WithTrailingTrivia(statements[0].GetTrailingTrivia()), statements[0]);
        return null;
    }

    private static IdentifierNameSyntax? Receiver(SyntaxNode call) =>
        call.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } } ? name : null;

    private static StatementSyntax Initialize(string session, SyntaxTriviaList indentation) =>
        SyntaxFactory.ParseStatement($"{session}.Initialize();").WithLeadingTrivia(indentation);

    private static SyntaxTriviaList Indentation(SyntaxNode statement) =>
        SyntaxFactory.TriviaList(statement.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
}

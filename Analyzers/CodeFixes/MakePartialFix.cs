using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>AOTN1001 and AOTN1002, and CS0260 where the other part is generated: makes a model's class, and every class around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartialFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN1001", "AOTN1002", "CS0260"];

    private protected override Edit? Replacement(Fault fault)
    {
        if (fault.Id == "CS0260" && !(fault.At is TypeDeclarationSyntax at && fault.Semantics.GetDeclaredSymbol(at) is { } type
            && type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))) return null;
        var closed = fault.At.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)).ToList();
        if (closed.Count == 0) return null;
        TypeDeclarationSyntax outermost = closed[closed.Count - 1];
        // From the inside out: a replaced class is a new node of the one around it.
        SyntaxNode inner = outermost.ReplaceNodes(closed.Take(closed.Count - 1), (_, type) => AddPartial(type));
        return new("Make partial", outermost, AddPartial((TypeDeclarationSyntax)inner)) { KeepsLayout = true };
    }

    // "partial" stands last among the modifiers; a class without any takes over the trivia of its keyword.
    private static TypeDeclarationSyntax AddPartial(TypeDeclarationSyntax declaration)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (declaration.Modifiers.Count > 0) return declaration.AddModifiers(partial);
        SyntaxTriviaList leading = declaration.Keyword.LeadingTrivia;
        return declaration.WithKeyword(declaration.Keyword.WithLeadingTrivia()).AddModifiers(partial.WithLeadingTrivia(leading));
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace AotNet.CodeFixes;

/// <summary>The base of fixes that replace one node of the syntax at the diagnostic.</summary>
public abstract class ExpressionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null) return;
        SyntaxNode at = root.FindNode(context.Span, getInnermostNodeForTie: true);
        foreach (Diagnostic diagnostic in context.Diagnostics)
            if (Replacement(at, diagnostic.Properties) is { } change)
                context.RegisterCodeFix(
                    CodeAction.Create(
                        change.Title,
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(change.Old, change.New.WithAdditionalAnnotations(Formatter.Annotation)))),
                        GetType().Name + change.Title),
                    diagnostic);
    }

    /// <summary>What to replace by what, or null where the intent is not plain.</summary>
    /// <param name="at">The node at the diagnostic.</param>
    /// <param name="arguments">The message's arguments, by number.</param>
    private protected abstract (string Title, SyntaxNode Old, SyntaxNode New)? Replacement(SyntaxNode at, ImmutableDictionary<string, string?> arguments);

    /// <summary>The expression as the argument of a call of an op: <c>Transpose(w)</c>.</summary>
    private protected static ExpressionSyntax Call(string function, ExpressionSyntax argument, string more = "") =>
        SyntaxFactory.ParseExpression($"{function}({argument.WithoutTrivia()}{more})").WithTriviaFrom(argument);

    /// <summary>The sizes of a shape as messages write it, "[batch, 784]"; null when it is none.</summary>
    private protected static string[]? Sizes(ImmutableDictionary<string, string?> arguments, int number) =>
        arguments.TryGetValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture), out string? text) && text is { Length: >= 2 } && text[0] == '['
            ? text.Substring(1, text.Length - 2).Split([", "], StringSplitOptions.RemoveEmptyEntries)
            : null;

    private protected static InvocationExpressionSyntax? Invocation(SyntaxNode at) => at.FirstAncestorOrSelf<InvocationExpressionSyntax>();
}

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
        SemanticModel? semantics = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || semantics is null) return;
        SyntaxNode at = root.FindNode(context.Span, getInnermostNodeForTie: true);
        foreach (Diagnostic diagnostic in context.Diagnostics)
            if (Replacement(new Fault(at, diagnostic.Id, diagnostic.Properties, semantics)) is { } edit)
                context.RegisterCodeFix(
                    CodeAction.Create(edit.Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Apply(root, edit))), GetType().Name + edit.Title), diagnostic);
    }

    // Several nodes in place of one need a list around them, as a statement has.
    private static SyntaxNode Apply(SyntaxNode root, Edit edit) => edit.New.Count == 1
        ? root.ReplaceNode(edit.Old, edit.KeepsLayout ? edit.New[0] : edit.New[0].WithAdditionalAnnotations(Formatter.Annotation))
        : root.ReplaceNode(edit.Old, edit.New.Select(node => node == edit.Old ? node : node.WithAdditionalAnnotations(Formatter.Annotation)));

    /// <summary>What to replace by what, or null where the intent is not plain.</summary>
    private protected abstract Edit? Replacement(Fault fault);

    /// <summary>An expression as the argument of an op: <c>Transpose(w)</c>, or <c>AotNet.Op.Transpose(w)</c> where the short name is not to be had.</summary>
    private protected static ExpressionSyntax Call(Fault fault, string function, ExpressionSyntax argument, string more = "")
    {
        bool isImported = fault.Semantics.LookupSymbols(argument.SpanStart, name: function.Split('<')[0]).Any(symbol => symbol.ContainingType is { Name: "Op", ContainingNamespace.Name: "AotNet" });
        return SyntaxFactory.ParseExpression($"{(isImported ? "" : "AotNet.Op.")}{function}({argument.WithoutTrivia()}{more})").WithTriviaFrom(argument);
    }

    private protected static InvocationExpressionSyntax? Invocation(SyntaxNode at) => at.FirstAncestorOrSelf<InvocationExpressionSyntax>();

    /// <summary>The method of a session that the call around the diagnostic is of; null for other calls.</summary>
    private protected static IMethodSymbol? Fetch(Fault fault)
    {
        if (Invocation(fault.At) is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver } }) return null;
        if (fault.Semantics.GetTypeInfo(receiver).Type is not INamedTypeSymbol session) return null;
        for (INamedTypeSymbol? at = session; at is not null; at = at.BaseType)
            // The overload that returns its results comes first; the others are for memory of the caller's and for tensors.
            if (at is { Name: "SessionBase", ContainingNamespace.Name: "AotNet" }) return session.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault();
        return null;
    }

    /// <summary>The two operands of an operator or of a function; null where there are fewer.</summary>
    private protected static (ExpressionSyntax Left, ExpressionSyntax Right)? Operands(Fault fault, SyntaxNode? at = null)
    {
        SyntaxNode? node = (at ?? fault.At) is ArgumentSyntax argument ? argument.Expression : at ?? fault.At;
        while (node is ParenthesizedExpressionSyntax parenthesized) node = parenthesized.Expression;
        return node switch
        {
            BinaryExpressionSyntax binary => (binary.Left, binary.Right),
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: >= 2 } arguments } when arguments[0].NameColon is null && arguments[1].NameColon is null =>
                (arguments[0].Expression, arguments[1].Expression),
            InvocationExpressionSyntax call when Argument(fault, call, 0) is { } first && Argument(fault, call, 1) is { } second => (first, second),
            _ => null,
        };
    }

    /// <summary>What a call gives for a parameter, by its name or by its place.</summary>
    private static ExpressionSyntax? Argument(Fault fault, InvocationExpressionSyntax call, int parameter) =>
        fault.Semantics.GetSymbolInfo(call).Symbol is IMethodSymbol method && method.Parameters.Length > parameter
            ? call.ArgumentList.Arguments.Where((argument, i) => argument.NameColon is { } named ? named.Name.Identifier.ValueText == method.Parameters[parameter].Name : i == parameter).FirstOrDefault()?.Expression
            : null;

    /// <summary>The element type of a <c>Tensor&lt;T&gt;</c> of models; null for other types.</summary>
    private protected static ITypeSymbol? ElementOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Tensor", Arity: 1, ContainingNamespace: { Name: "AotNet", ContainingNamespace.IsGlobalNamespace: true } } tensor ? tensor.TypeArguments[0] : null;
}

/// <summary>A node that gives way to others: as a rule to one, a statement to several.</summary>
internal sealed record Edit(string Title, SyntaxNode Old, params IReadOnlyList<SyntaxNode> New)
{
    /// <summary>Whether the new node has all its blanks and lines: a whole class, which is not ours to lay out.</summary>
    public bool KeepsLayout { get; init; }
}

/// <param name="At">The node at the diagnostic.</param>
/// <param name="Arguments">The message's arguments, by number.</param>
internal sealed record Fault(SyntaxNode At, string Id, ImmutableDictionary<string, string?> Arguments, SemanticModel Semantics)
{
    public string? this[int number] =>
        Arguments.TryGetValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture), out string? text) ? text : null;

    /// <summary>The sizes of a shape as messages write it, "[batch, 784]"; null when it is none.</summary>
    public string[]? Sizes(int number) => this[number] is { Length: >= 2 } text && text[0] == '['
        ? text.Substring(1, text.Length - 2).Split([", "], StringSplitOptions.RemoveEmptyEntries)
        : null;
}

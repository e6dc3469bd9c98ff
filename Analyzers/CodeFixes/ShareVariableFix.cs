using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>AOTN3001 and AOTN3002: makes the variable on the first call and finds it on the others, with Reuse.Auto.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ShareVariableFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN3001", "AOTN3002"];

    private protected override Edit? Replacement(Fault fault)
    {
        if (Invocation(fault.At) is not { } call || Scope(call) is not { } scope) return null;
        ArgumentSyntax auto = SyntaxFactory.Argument(SyntaxFactory.ParseExpression("Reuse.Auto")).WithNameColon(
            SyntaxFactory.NameColon(SyntaxFactory.IdentifierName("reuse"), SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space)));
        ArgumentSyntax? reuse = scope.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.Text == "reuse");
        SyntaxNode changed = reuse is null
            ? scope.WithArgumentList(scope.ArgumentList.AddArguments(auto.WithLeadingTrivia(SyntaxFactory.Space)))
            : scope.ReplaceNode(reuse, auto.WithTriviaFrom(reuse));
        return new("Share the variable with Reuse.Auto", scope, changed);
    }

    /// <summary>The call that decides about reuse: a layer itself, or the VariableScope around a GetVariable.</summary>
    private static InvocationExpressionSyntax? Scope(InvocationExpressionSyntax call)
    {
        if (Name(call) is "Dense" or "BatchNormalization") return call;
        foreach (UsingStatementSyntax statement in call.Ancestors().OfType<UsingStatementSyntax>())
            if (statement.Expression is InvocationExpressionSyntax scope && Name(scope) == "VariableScope") return scope;
        return null;
    }

    private static string? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        _ => null,
    };
}

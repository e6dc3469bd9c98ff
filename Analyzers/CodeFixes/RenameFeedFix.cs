using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>CS1739: a feed by the placeholder's name, X:, where the session's parameter is the same in camelCase, x:.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RenameFeedFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["CS1739"];

    private protected override Edit? Replacement(Fault fault)
    {
        if (fault.At.FirstAncestorOrSelf<NameColonSyntax>() is not { Name: var written } colon || Fetch(fault) is not { } fetch) return null;
        string feed = written.Identifier.ValueText.TrimStart('_');
        if (fetch.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, feed, StringComparison.OrdinalIgnoreCase)) is not { Name: var name }) return null;
        string escaped = SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
        return new($"Write {escaped}:", colon, colon.WithName(SyntaxFactory.IdentifierName(escaped).WithTriviaFrom(written)));
    }
}

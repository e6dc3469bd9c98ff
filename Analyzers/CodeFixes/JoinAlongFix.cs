using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>AOTN2020: joins two tensors along the one axis in which they differ.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class JoinAlongFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN2020"];

    private protected override Edit? Replacement(Fault fault)
    {
        if (fault.Sizes(1) is not { } other || fault.Sizes(2) is not { } first || other.Length != first.Length) return null;
        var differing = Enumerable.Range(0, first.Length).Where(axis => first[axis] != other[axis]).ToList();
        // Of three the others may differ elsewhere.
        if (differing.Count != 1 || Operands(fault) is not { Left: CollectionExpressionSyntax { Elements.Count: 2 }, Right: var axis }) return null;
        string text = differing[0].ToString(CultureInfo.InvariantCulture);
        return new($"Join along axis {text}", axis, SyntaxFactory.ParseExpression(text).WithTriviaFrom(axis));
    }
}

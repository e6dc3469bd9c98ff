using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>AOTN2002, AOTN2004 and AOTN2020: two names for what the op takes for one size become one, the first declared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RenameDimensionFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN2002", "AOTN2004", "AOTN2020"];

    private protected override Edit? Replacement(Fault fault)
    {
        if (Pair(fault) is not { } pair || fault.At.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } model) return null;
        var names = model.Members.OfType<FieldDeclarationSyntax>().SelectMany(field => field.AttributeLists).SelectMany(list => list.Attributes)
            .Where(attribute => attribute.Name.ToString().Split('.').Last() is "Placeholder" or "PlaceholderAttribute")
            .SelectMany(attribute => attribute.ArgumentList?.Arguments.Select(argument => argument.Expression) ?? []).OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)).ToList();
        string? kept = names.Select(literal => literal.Token.ValueText).FirstOrDefault(name => name == pair.Left || name == pair.Right);
        if (kept is null) return null;
        string renamed = kept == pair.Left ? pair.Right : pair.Left;
        var changed = names.Where(literal => literal.Token.ValueText == renamed).ToList();
        return changed.Count == 0 ? null : new($"Rename the dimension \"{renamed}\" to \"{kept}\"", model, model.ReplaceNodes(changed, (old, _) =>
            old.WithToken(SyntaxFactory.Literal(kept).WithTriviaFrom(old.Token)))) { KeepsLayout = true };
    }

    /// <summary>The two names, where they are all that keeps the operands apart.</summary>
    private static (string Left, string Right)? Pair(Fault fault)
    {
        if (fault.Id == "AOTN2004")
            return fault[2] is { } k && fault[3] is { } k2 && IsName(k) && IsName(k2) ? (k, k2) : null;
        if (fault.Sizes(1) is not { } left || fault.Sizes(2) is not { } right) return null;
        if (fault.Id == "AOTN2020")
        {
            // Along the axis that is joined the sizes may differ.
            if (left.Length != right.Length || !int.TryParse(fault[3], NumberStyles.None, CultureInfo.InvariantCulture, out int joined) || joined >= left.Length) return null;
            left[joined] = right[joined];
        }
        var pairs = Enumerable.Reverse(left).Zip(Enumerable.Reverse(right), (a, b) => (a, b)).Where(pair => pair.a != pair.b && pair.a != "1" && pair.b != "1").Distinct().ToList();
        return pairs.Count == 1 && IsName(pairs[0].a) && IsName(pairs[0].b) ? pairs[0] : null;
    }

    private static bool IsName(string size) => SyntaxFacts.IsValidIdentifier(size);
}

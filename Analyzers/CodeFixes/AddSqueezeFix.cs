using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>AOTN2002: drops the axis of size 1 by which one operand is the other: [batch, 1] against [batch].</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddSqueezeFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN2002"];

    private protected override Edit? Replacement(Fault fault)
    {
        if (fault.Sizes(1) is not { } left || fault.Sizes(2) is not { } right || Operands(fault) is not { } operands) return null;
        if (fault[0] == "InTopK") operands = (operands.Right, operands.Left); // its message has the labels first
        if (Extra(left, right) is { } axis) return Squeeze(fault, operands.Left, axis);
        if (Extra(right, left) is { } other) return Squeeze(fault, operands.Right, other);
        return null;
    }

    private static Edit Squeeze(Fault fault, ExpressionSyntax operand, int axis)
    {
        string text = axis.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new($"Squeeze axis {text}", operand, Call(fault, "Squeeze", operand, $", axis: {text}"));
    }

    /// <summary>The axis of size 1 that the first shape has besides the second's.</summary>
    private static int? Extra(string[] larger, string[] smaller)
    {
        if (larger.Length != smaller.Length + 1) return null;
        for (int axis = larger.Length - 1; axis >= 0; axis--)
            if (larger[axis] == "1" && larger.Where((_, i) => i != axis).SequenceEqual(smaller)) return axis;
        return null;
    }
}

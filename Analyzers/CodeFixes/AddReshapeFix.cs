using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AotNet.CodeFixes;

/// <summary>
/// Reshapes the operand whose elements fit in another shape: images in rows before a matrix product (AOTN2004), a vector as a column
/// beside a matrix of as many rows (AOTN2002), a value of as many elements as the variable has (AOTN2012).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddReshapeFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["AOTN2002", "AOTN2004", "AOTN2012"];

    private protected override Edit? Replacement(Fault fault)
    {
        if (Operands(fault) is not { } operands) return null;
        switch (fault.Id)
        {
            case "AOTN2004":
                return fault.Sizes(0) is { Length: > 2 } images && fault.Sizes(1) is { Length: 2 } matrix && Product(images.Skip(1)) is { } size && size == Product(matrix.Take(1))
                    ? Reshape(fault, operands.Left, $"-1, {matrix[0]}") : null;
            case "AOTN2002":
                // Of class numbers the message has the rows, which are no operand.
                if (fault.Sizes(1) is not { } left || fault.Sizes(2) is not { } right || fault[0] is "SparseSoftmaxCrossEntropyWithLogits" or "InTopK") return null;
                if (IsColumnOf(left, right)) return Reshape(fault, operands.Left, "-1, 1");
                return IsColumnOf(right, left) ? Reshape(fault, operands.Right, "-1, 1") : null;
            default:
                return fault.Sizes(0) is { } variable && fault.Sizes(1) is { } value && Product(variable) is { } count && count == Product(value)
                    ? Reshape(fault, operands.Right, string.Join(", ", variable)) : null;
        }
    }

    private static bool IsColumnOf(string[] vector, string[] matrix) => vector.Length == 1 && matrix.Length == 2 && vector[0] == matrix[0] && matrix[1] != "1";

    private static Edit Reshape(Fault fault, ExpressionSyntax operand, string shape) =>
        new($"Reshape to [{shape}]", operand, Call(fault, "Reshape", operand, $", [{shape}]"));

    /// <summary>The number of elements; null where a size is open.</summary>
    private static long? Product(IEnumerable<string> sizes)
    {
        long product = 1;
        foreach (string size in sizes)
        {
            if (!long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long number)) return null;
            product *= number;
        }
        return product;
    }
}

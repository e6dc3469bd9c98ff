using System.Globalization;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Ops.Movement;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Frontend;

/// <summary>Where sizes that do not fit come from: the placeholder, variable or node that first had them, and along which axis.</summary>
internal static class SizeOrigin
{
    /// <summary>"; 784 is axis 1 of 'X', 10 is axis 0 of 'w'", or nothing for a mistake that is not about two sizes.</summary>
    public static string Of(GraphBuilder graph, GraphException mistake)
    {
        if (mistake.Operands.Count < 2) return "";
        if (mistake.Id == "AOTN2020") return Joined(graph, mistake, int.Parse(mistake.Arguments[0], CultureInfo.InvariantCulture), int.Parse(mistake.Arguments[3], CultureInfo.InvariantCulture));
        Shape left = ShapeOf(graph, mistake, 0), right = ShapeOf(graph, mistake, 1);
        switch (mistake.Id)
        {
            case "AOTN2004" when left.Rank >= 2 && right.Rank >= 2:
                return Describe(graph, mistake, left.Rank - (mistake.Attributes.Bool("transposeA") ? 2 : 1), right.Rank - (mistake.Attributes.Bool("transposeB") ? 1 : 2));
            // A message may be about other shapes than the operands': of class labels, about the rows of the other.
            case "AOTN2002" when mistake.Arguments.Skip(1).OrderBy(text => text, StringComparer.Ordinal)
                    .SequenceEqual(new[] { left.ToDisplayString(), right.ToDisplayString() }.OrderBy(text => text, StringComparer.Ordinal)):
                for (int fromEnd = 1; fromEnd <= Math.Min(left.Rank, right.Rank); fromEnd++)
                    if (left[left.Rank - fromEnd] != right[right.Rank - fromEnd]) return Describe(graph, mistake, left.Rank - fromEnd, right.Rank - fromEnd);
                return "";
            default:
                return "";
        }
    }

    /// <summary>"; ? is axis 1 of 'X'" for the sizes of a shape that have neither number nor name; nothing where there are none.</summary>
    public static string OfAnonymous(Shape shape) => string.Concat(shape.SelectMany(size => size.Symbols).Where(symbol => symbol[0] == '?' && symbol.LastIndexOf('.') > 0).Distinct()
        .Select(symbol => $"; ? is axis {symbol.Substring(symbol.LastIndexOf('.') + 1)} of '{symbol.Substring(1, symbol.LastIndexOf('.') - 1)}'"));

    // Of tensors that are joined, the first other axis along which they differ.
    private static string Joined(GraphBuilder graph, GraphException mistake, int operand, int axis)
    {
        Shape first = ShapeOf(graph, mistake, 0), other = ShapeOf(graph, mistake, operand);
        if (first.Rank != other.Rank) return "";
        int differs = Enumerable.Range(0, first.Rank).First(item => item != axis && first[item] != other[item]);
        return Describe(graph, mistake, differs, differs, operand);
    }

    private static string Describe(GraphBuilder graph, GraphException mistake, int left, int right, int operand = 1) =>
        $"; {ShapeOf(graph, mistake, 0)[left].ToDisplayString()} is {Trace(graph, mistake.Operands[0], left)}, {ShapeOf(graph, mistake, operand)[right].ToDisplayString()} is {Trace(graph, mistake.Operands[operand], right)}";

    private static Shape ShapeOf(GraphBuilder graph, GraphException mistake, int operand) => graph[mistake.Operands[operand]].Type.Shape;

    private static string Trace(GraphBuilder graph, int node, int axis)
    {
        while (Step(graph, graph[node], axis) is { } before) (node, axis) = before;
        return $"axis {axis.ToString(CultureInfo.InvariantCulture)} of '{graph[node].Name}'";
    }

    /// <summary>The operand that a node has the size from, and its axis there; null where the size begins.</summary>
    private static (int Node, int Axis)? Step(GraphBuilder graph, Node node, int axis)
    {
        if (node.Inputs.Count == 0 || node.IsVariable) return null;
        Shape shape = node.Type.Shape;
        Shape Input(int i) => graph[node.Inputs[i]].Type.Shape;
        switch (OpRegistry.Get(node.Op))
        {
            case Ops.LinearAlgebra.MatMul:
                bool isRow = axis == shape.Rank - 2, isColumn = axis == shape.Rank - 1;
                if (isRow) return (node.Inputs[0], Input(0).Rank - (node.Attributes.Bool("transposeA") ? 1 : 2));
                return isColumn ? (node.Inputs[1], Input(1).Rank - (node.Attributes.Bool("transposeB") ? 2 : 1)) : FromEnd(0, shape.Rank - axis);
            case Transpose:
                return Transpose.Permutation(node.Attributes, Input(0)) is { } permutation ? (node.Inputs[0], permutation[axis]) : null;
            case ReductionOp when shape.Rank < Input(0).Rank:
                var reduced = ReductionOp.Axes(node.Op, Input(0), node.Attributes);
                return (node.Inputs[0], Enumerable.Range(0, Input(0).Rank).Where(item => !reduced.Contains(item)).ElementAt(axis));
            default:
                // Elementwise, and whatever keeps the shape of an operand: the same axis from the end.
                if (OpRegistry.Get(node.Op) is not ElementwiseOp && Input(0) != shape) return null;
                for (int i = 0; i < node.Inputs.Count; i++)
                    if (FromEnd(i, shape.Rank - axis) is { } from) return from;
                return null;
        }

        (int, int)? FromEnd(int input, int fromEnd) =>
            fromEnd <= Input(input).Rank && Input(input)[Input(input).Rank - fromEnd] == shape[axis] ? (node.Inputs[input], Input(input).Rank - fromEnd) : null;
    }
}

using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops;

internal abstract partial class ReductionOp
{
    // The order that the runtime's Reduce documents.
    private const int Lanes = 16, Piece = 4096;

    /// <summary>Combines two partial results, with the bits that emitted code gives; null where those are not certain.</summary>
    protected abstract Scalar? Fold(Scalar a, Scalar b);

    public sealed override Elements? Evaluate(Node node, IReadOnlyList<Elements> inputs)
    {
        Elements x = inputs[0];
        Shape grid = x.Type.Shape;
        if (!grid.IsKnown) return null;
        var axes = Axes(node.Op, grid, node.Attributes).Where(axis => grid[axis] != 1).ToList();
        if (axes.Count == 0) return x.Under(node.Type);
        int first = axes[0], end = axes[axes.Count - 1] + 1;
        if (Enumerable.Range(first, end - first).Any(axis => grid[axis] != 1 && !axes.Contains(axis))) return null; // several reductions

        long outer = grid.Outer(first).Size, inner = grid.Inner(end - 1).Size, count = grid.Count.Size == 0 ? 0 : grid.Count.Size / outer / inner;
        if (outer * inner == 0 || count > Piece) return null;
        var results = new List<Scalar>();
        for (long i = 0; i < outer; i++)
            for (long j = 0; j < inner; j++)
            {
                Scalar[] row = [.. Enumerable.Range(0, (int)count).Select(k => x[((i * count) + k) * inner + j])];
                if ((inner == 1 ? AlongRow(row, x.Type.Element) : Chain(Start(x.Type.Element), row)) is not { } result) return null;
                results.Add(result);
            }
        return Elements.Of(node.Type, [.. results]);
    }

    private Scalar Start(ElementType type) => ElementTypes.IsFloating(type) ? Scalar.Of(type, Identity(type))
        : Identity(type) >= long.MaxValue ? Scalar.Of(type, long.MaxValue) : Scalar.Of(type, (long)Identity(type));

    private Scalar? Chain(Scalar start, IEnumerable<Scalar> row)
    {
        Scalar? total = start;
        foreach (Scalar item in row) total = total is { } partial ? Fold(partial, item) : null;
        return total;
    }

    // Integers have no lanes, but no order either.
    private Scalar? AlongRow(Scalar[] row, ElementType type)
    {
        var lanes = new Scalar?[Lanes];
        for (int lane = 0; lane < Lanes; lane++) lanes[lane] = Chain(Start(type), row.Where((_, i) => i % Lanes == lane));
        for (int half = Lanes / 2; half > 0; half /= 2)
            for (int lane = 0; lane < half; lane++)
                lanes[lane] = lanes[lane] is { } a && lanes[lane + half] is { } b ? Fold(a, b) : null;
        return lanes[0];
    }
}

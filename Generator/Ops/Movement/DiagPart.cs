using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>The diagonals of matrices: [..., M, N] to [..., min(M, N)].</summary>
internal sealed class DiagPart : StridedOp
{
    public override string Name => "DiagPart";

    public override string OnnxName => "none: Mul with EyeLike, then ReduceSum";

    public override TensorType InferType(OpCall call)
    {
        call.RequireRank(0, 2);
        Shape shape = call.Shape(0);
        int last = shape.Rank - 1;
        Dim rows = shape[last - 1], columns = shape[last];
        if (rows != columns && !(rows.IsKnown && columns.IsKnown))
            throw new GraphException("AOTN2023", Name, ShapeRules.Text(rows.IsKnown ? last : last - 1), shape.ToDisplayString());
        return TensorType.Tensor(call.Element(0), shape.Without(last).With(last - 1, rows == columns || rows.Size < columns.Size ? rows : columns));
    }

    public override IndexMap? Map(Attributes attributes, Shape from, Shape to)
    {
        Dim[] strides = IndexMap.DenseStrides(from);
        return new IndexMap(0, strides.Take(to.Rank - 1).Append(from[from.Rank - 1] + 1).ToEquatableArray());
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        Value square = dy.Apply("Diag");
        Shape from = inputs[0].Shape;
        if (square.Shape == from) return [square];
        var paddings = from.SelectMany((size, axis) => new[] { 0, size - square.Shape[axis] });
        return [square.Apply("Pad", ("paddings", new Shape(paddings.ToEquatableArray())))];
    }
}

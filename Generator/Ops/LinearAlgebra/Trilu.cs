using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.LinearAlgebra;

/// <summary>
/// A triangle of each matrix and zero beside it: attribute "upper" says which one, "k" (0) by how many diagonals its edge lies
/// above the main one.
/// </summary>
internal sealed class Trilu : KernelOp
{
    public override string Name => "Trilu";

    public override TensorType InferType(OpCall call)
    {
        call.RequireRank(0, 2);
        return call[0];
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) =>
        [g.Add(Name, [dy], node.Attributes)];

    public override string? Gpu(KernelCall k)
    {
        Shape shape = k.OutType.Shape;
        string rows = k.Size(shape[shape.Rank - 2]), columns = k.Size(shape[shape.Rank - 1]), side = k.Attributes.Bool("upper") ? ">=" : "<=";
        return $"{k.Out}[i] = i % {columns} - i / {columns} % {rows} {side} {ShapeRules.Text(k.Attributes.Int("k", 0))} ? {k.In[0]}[i] : ({k.Memory})0;";
    }

    public override string Call(KernelCall k)
    {
        Shape shape = k.OutType.Shape;
        return $"Triangle.{(k.Attributes.Bool("upper") ? "Upper" : "Lower")}({k.In[0]}, {k.Out}, {k.Size(shape.Outer(shape.Rank - 2))}, "
            + $"{k.Size(shape[shape.Rank - 2])}, {k.Size(shape[shape.Rank - 1])}, {ShapeRules.Text(k.Attributes.Int("k", 0))})";
    }
}

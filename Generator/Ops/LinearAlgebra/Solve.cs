using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.LinearAlgebra;

/// <summary>
/// y with A·y = b, for A of shape [..., N, N] and b of shape [..., N, K], by LU decomposition with partial pivoting in double
/// precision; leading axes broadcast. A singular matrix is an exception when it runs.
/// </summary>
internal sealed class Solve : KernelOp
{
    public override string Name => "Solve";

    public override string OnnxName => "none: no such op";

    public override Saves Saves => Saves.Inputs | Saves.Output;

    public override TensorType InferType(OpCall call)
    {
        call.RequireSameElements();
        call.RequireElement(0, ShapeRules.IsFloatOrDouble);
        call.RequireSquare(0);
        call.RequireRank(1, 2);
        Shape a = call.Shape(0), b = call.Shape(1);
        if (a[a.Rank - 1] != b[b.Rank - 2]) throw new GraphException("AOTN2032", a.ToDisplayString(), b.ToDisplayString());
        Shape batch = Broadcasting.Broadcast(Batch(a), Batch(b), out _)
            ?? throw new GraphException("AOTN2002", Name, a.ToDisplayString(), b.ToDisplayString());
        return TensorType.Tensor(call.Element(0), Over(batch, b));
    }

    // Only where the leading axes differ: the routine takes one matrix and one right side at a time.
    public override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs)
    {
        var (a, b) = (inputs[0], inputs[1]);
        Shape batch = Batch(node.Type.Shape);
        return Batch(a.Shape) == batch && Batch(b.Shape) == batch ? null
            : g.Add(Name, [a.BroadcastTo(Over(batch, a.Shape)), b.BroadcastTo(Over(batch, b.Shape))]);
    }

    // b = A·y, so db = A⁻ᵀ·dy and dA = -db·yᵀ.
    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        Value db = g.Add(Name, [inputs[0].TransposeMatrix(), dy]);
        return [(-db.MatMul(output, transposeB: true)).SumTo(inputs[0].Shape), db.SumTo(inputs[1].Shape)];
    }

    public override string Call(KernelCall k)
    {
        Shape to = k.OutType.Shape;
        return $"Solve.Run({k.Label}, {k.In[0]}, {k.In[1]}, {k.Out}, {k.Squares(k.InTypes[0].Shape)}, {k.Size(to[to.Rank - 1])})";
    }

    private static Shape Batch(Shape shape) => new(shape.Take(shape.Rank - 2).ToEquatableArray());

    /// <summary>The last two axes of a shape behind other leading ones.</summary>
    private static Shape Over(Shape batch, Shape shape) => new(batch.Concat(shape.Skip(shape.Rank - 2)).ToEquatableArray());
}

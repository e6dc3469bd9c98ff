using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>Square matrices with the operand's last axis on the diagonal and 0 elsewhere: [..., N] to [..., N, N].</summary>
internal sealed class Diag : KernelOp
{
    public override string Name => "Diag";

    public override string OnnxName => "none: Mul with EyeLike";

    public override TensorType InferType(OpCall call)
    {
        call.RequireRank(0, 1);
        Shape shape = call.Shape(0);
        return TensorType.Tensor(call.Element(0), shape.Insert(shape.Rank, shape[shape.Rank - 1]));
    }

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy) => [dy.Apply("DiagPart")];

    public override string? Gpu(KernelCall k)
    {
        string n = k.Size(k.OutType.Shape[k.OutType.Shape.Rank - 1]);
        return $$"""
            int row = i / {{n}} % {{n}};
            {{k.Out}}[i] = row == i % {{n}} ? {{k.In[0]}}[i / {{n}} / {{n}} * {{n}} + row] : ({{k.Memory}})0;
            """;
    }

    public override string Call(KernelCall k)
    {
        Shape from = k.InTypes[0].Shape;
        Dim n = from[from.Rank - 1];
        return $"Strided.Fill({k.Out}, {k.Size(k.OutType.Shape.Count)}, {k.Literal(0)});\n"
            + $"Strided.Write({k.In[0]}, {k.Out}, 0, {k.Sizes([from.Outer(from.Rank - 1), n])}, {k.Sizes([n * n, n + 1])})";
    }
}

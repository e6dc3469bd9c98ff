using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>1 on the diagonal and 0 elsewhere: attributes "rows", "columns" (as many as rows if absent) and "type".</summary>
internal sealed class Eye : KernelOp
{
    public override string Name => "Eye";

    public override string OnnxName => "EyeLike";

    public override string? NotDifferentiable => "it has no operand";

    public override TensorType InferType(OpCall call)
    {
        Dim rows = call.RequireSize("rows");
        return TensorType.Tensor(call.Attributes.Type("type") ?? ElementType.Float32, [rows, call.Attributes.Has("columns") ? call.RequireSize("columns") : rows]);
    }

    public override string? Gpu(KernelCall k)
    {
        string columns = k.Size(k.OutType.Shape[1]);
        return $"{k.Out}[i] = ({k.Memory})(i / {columns} == i % {columns} ? 1 : 0);";
    }

    public override Elements? Evaluate(Node node, IReadOnlyList<Elements> inputs)
    {
        long columns = node.Type.Shape[1].Size;
        var items = new Scalar[node.Type.Shape.Count.Size];
        for (long i = 0; i < items.Length; i++) items[i] = Scalar.Of(i / columns == i % columns).Cast(node.Type.Element)!.Value;
        return items.Length == 0 ? null : Elements.Of(node.Type, items);
    }

    public override string Call(KernelCall k) => $"Sequence.Eye({k.Out}, {k.Size(k.OutType.Shape[0])}, {k.Size(k.OutType.Shape[1])}, {k.Literal(1)})";
}

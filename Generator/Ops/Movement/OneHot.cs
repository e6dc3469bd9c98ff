using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>
/// A new last axis of attribute "depth", 1 at each index and 0 elsewhere; all 0 for an index out of range. "type" is the
/// element type, float if absent.
/// </summary>
internal sealed class OneHot : KernelOp
{
    public override string Name => "OneHot";

    public override string? NotDifferentiable => "an index is an integer";

    public override TensorType InferType(OpCall call)
    {
        call.RequireElement(0, ShapeRules.IsIndex);
        Dim depth = call.RequireSize("depth");
        return TensorType.Tensor(call.Attributes.Type("type") ?? ElementType.Float32, call.Shape(0).Insert(call.Shape(0).Rank, depth));
    }

    public override string? Gpu(KernelCall k)
    {
        string depth = k.Size(k.OutType.Shape[k.OutType.Shape.Rank - 1]);
        return $"{k.Out}[i] = ({k.Memory})({k.In[0]}[i / {depth}] == i % {depth} ? 1 : 0);";
    }

    public override Elements? Evaluate(Node node, IReadOnlyList<Elements> inputs)
    {
        long depth = node.Type.Shape[node.Type.Shape.Rank - 1].Size;
        var items = new Scalar[node.Type.Shape.Count.Size];
        for (long i = 0; i < items.Length; i++) items[i] = (inputs[0][i / depth].Integer == i % depth ? One : Zero).Cast(node.Type.Element)!.Value;
        return items.Length == 0 ? null : Elements.Of(node.Type, items);
    }

    private static readonly Scalar Zero = Scalar.Of(false), One = Scalar.Of(true);

    public override string Call(KernelCall k) =>
        $"OneHot.Run({k.In[0]}, {k.Out}, {k.Size(k.InTypes[0].Shape.Count)}, {k.Size(k.OutType.Shape[k.OutType.Shape.Rank - 1])}, {k.Literal(1)})";
}

using AotNet.Generator.Emission;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops.Folding;

namespace AotNet.Generator.Ops.Movement;

/// <summary>start, start + delta, … up to but without limit: attributes "start" (0), "limit", "delta" (1) and "type".</summary>
internal sealed class Range : KernelOp
{
    public override string Name => "Range";

    public override string? NotDifferentiable => "it has no operand";

    public override TensorType InferType(OpCall call)
    {
        ElementType type = call.Attributes.Type("type") ?? ElementType.Float32;
        if (!ElementTypes.IsNumber(type)) throw new GraphException("AOTN2010", Name, ElementTypes.DisplayName(type));
        if (!call.Attributes.Has("limit")) throw call.Invalid("'limit' is missing");
        double start = call.Attributes.Float("start", 0), limit = call.Attributes.Float("limit", 0), delta = call.Attributes.Float("delta", 1);
        double count = Math.Max(0, Math.Ceiling((limit - start) / delta));
        if (delta == 0 || !(count <= int.MaxValue)) throw call.Invalid($"from {start} to {limit} by {delta} has no end");
        return TensorType.Tensor(type, [(int)count]);
    }

    public override string? Gpu(KernelCall k) => ElementTypes.IsInteger(k.OutType.Element)
        ? $"{k.Out}[i] = ({k.Memory})({Literals.Long(k.Attributes.Int("start", 0))} + i * {Literals.Long(k.Attributes.Int("delta", 1))});"
        : $"{k.Out}[i] = ({k.Memory})({Literals.Double(k.Attributes.Float("start", 0))} + i * {Literals.Double(k.Attributes.Float("delta", 1))});";

    public override Elements? Evaluate(Node node, IReadOnlyList<Elements> inputs)
    {
        var items = new Scalar[node.Type.Shape[0].Size];
        for (long i = 0; i < items.Length; i++)
            items[i] = ElementTypes.IsFloating(node.Type.Element)
                ? Scalar.Of(node.Type.Element, node.Attributes.Float("start", 0) + (i * node.Attributes.Float("delta", 1)))
                : Scalar.Of(node.Type.Element, node.Attributes.Int("start", 0) + (i * node.Attributes.Int("delta", 1)));
        return items.Length == 0 ? null : Elements.Of(node.Type, items);
    }

    public override string Call(KernelCall k) => ElementTypes.IsInteger(k.OutType.Element)
        ? $"Sequence.Range({k.Out}, {k.Size(k.OutType.Shape[0])}, {Literals.Long(k.Attributes.Int("start", 0))}, {Literals.Long(k.Attributes.Int("delta", 1))})"
        : $"Sequence.Range({k.Out}, {k.Size(k.OutType.Shape[0])}, {Literals.Double(k.Attributes.Float("start", 0))}, {Literals.Double(k.Attributes.Float("delta", 1))})";
}

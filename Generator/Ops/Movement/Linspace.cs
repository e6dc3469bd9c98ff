using AotNet.Generator.Emission;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Movement;

/// <summary>Attribute "count" values at equal distances from "start" to "stop", both in it; "type" is the element type.</summary>
internal sealed class Linspace : KernelOp
{
    public override string Name => "Linspace";

    public override string OnnxName => "none: Range, then Mul and Add";

    public override string? NotDifferentiable => "it has no operand";

    public override TensorType InferType(OpCall call)
    {
        ElementType type = call.Attributes.Type("type") ?? ElementType.Float32;
        if (!ElementTypes.IsFloating(type)) throw new GraphException("AOTN2010", Name, ElementTypes.DisplayName(type));
        Dim count = call.RequireSize("count");
        if (count == 0) throw call.Invalid("the count is at least 1");
        return TensorType.Tensor(type, [count]);
    }

    public override string? Gpu(KernelCall k)
    {
        string start = Literals.Double(k.Attributes.Float("start", 0)), stop = Literals.Double(k.Attributes.Float("stop", 1));
        return $$"""
            int last = {{k.Size(k.OutType.Shape[0])}} - 1;
            {{k.Out}}[i] = ({{k.Memory}})(i > 0 && i == last ? {{stop}} : {{start}} + i * (({{stop}} - {{start}}) / (last > 0 ? last : 1)));
            """;
    }

    public override string Call(KernelCall k) =>
        $"Sequence.Linspace({k.Out}, {k.Size(k.OutType.Shape[0])}, {Literals.Double(k.Attributes.Float("start", 0))}, {Literals.Double(k.Attributes.Float("stop", 1))})";
}

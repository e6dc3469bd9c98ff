using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops.Random;

/// <summary>
/// Sets elements to 0 with probability "rate" and scales the others by 1 / (1 - rate), so that the expected sum stays
/// (Srivastava et al. 2014). Drawn anew in each run; the backward pass uses the same mask.
/// </summary>
internal sealed class Dropout : OpDefinition
{
    public override string Name => "Dropout";

    public override bool IsPure => false;

    public override TensorType InferType(OpCall call)
    {
        call.RequireElement(0, ShapeRules.IsFloatOrDouble);
        double rate = call.Attributes.Float("rate", 0);
        return rate >= 0 && rate < 1 ? call[0] : throw call.Invalid("the rate is from 0 to below 1");
    }

    public override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs)
    {
        Value x = inputs[0];
        return node.Attributes.Float("rate", 0) == 0 ? x : x * g.Add("DropoutMask", [], Attributes.Of(
            ("key", node.Attributes.String("key") ?? node.Name), ("rate", node.Attributes.Float("rate", 0)), ("shape", x.Shape), ("type", x.Element)));
    }
}

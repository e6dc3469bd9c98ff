using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.Random;

/// <summary>The slices along the first axis in random order, drawn anew in each run.</summary>
internal sealed class RandomShuffle : OpDefinition
{
    public override string Name => "RandomShuffle";

    public override string OnnxName => "none: no such op";

    public override bool IsPure => false;

    public override TensorType InferType(OpCall call)
    {
        call.RequireRank(0, 1);
        return call[0];
    }

    public override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs)
    {
        Value order = g.Add("RandomPermutation", [], Attributes.Of(
            ("key", node.Attributes.String("key") ?? node.Name), ("shape", new Shape([inputs[0].Shape[0]])), ("type", ElementType.Int32)));
        return g.Add("Gather", [inputs[0], order], Attributes.Of(("axis", 0)));
    }
}

using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Optimization.Simplification;

/// <summary>Asks each node's op for a cheaper equal value, and a view of a view for the view of the first.</summary>
internal sealed class SimplifyNodes : GraphPass
{
    protected override Value? Rewrite(GraphBuilder g, Node node, Value[] inputs)
    {
        OpDefinition op = OpRegistry.Get(node.Op);
        if (op.IsView)
        {
            if (inputs[0].Type == node.Type) return inputs[0];
            Value source = inputs[0];
            while (OpRegistry.Get(source.Node.Op).IsView) source = new Value(g, source.Node.Inputs[0]);
            if (source.Type == node.Type) return source;
            if (source != inputs[0]) return g.AddTyped("Reshape", node.Type, [source], Attributes.Of(("shape", node.Type.Shape)));
        }
        Value? simpler = op.Simplify(g, node, inputs);
        return simpler is null || simpler.Value.Type == node.Type ? simpler
            : throw new InvalidOperationException($"{node.Op} simplified {node.Type} to {simpler.Value.Type}.");
    }
}

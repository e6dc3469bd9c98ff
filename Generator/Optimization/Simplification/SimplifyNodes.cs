using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Optimization.Simplification;

/// <summary>Asks each node's op for a cheaper equal value, and a view of a view for the view of the first.</summary>
internal sealed class SimplifyNodes : GraphPass
{
    private int[] users = [];

    public override ModelGraph Run(ModelGraph graph)
    {
        users = new int[graph.Nodes.Count];
        foreach (Node node in graph.Nodes)
            foreach (int input in node.Inputs) users[input]++;
        return base.Run(graph);
    }

    protected override Value? Rewrite(GraphBuilder g, Node node, Value[] inputs)
    {
        OpDefinition op = OpRegistry.Get(node.Op);
        if (op.IsView)
        {
            if (inputs[0].Type == node.Type) return inputs[0];
            Value source = inputs[0];
            while (OpRegistry.Get(source.Node.Op).IsView) source = new Value(g, source.Node.Inputs[0]);
            if (source.Type == node.Type) return source;
            // The sum of a broadcast gradient keeps its axes and is then reshaped: it might as well drop them.
            if (source == inputs[0] && users[node.Inputs[0]] == 1 && OpRegistry.Get(source.Node.Op) is ReductionOp
                && ReductionOp.ReducedShape(source.Node.Op, new Value(g, source.Node.Inputs[0]).Shape, source.Node.Attributes, keepDims: !source.Node.Attributes.Bool("keepDims")) == node.Type.Shape)
                return g.AddTyped(source.Node.Op, node.Type, [new Value(g, source.Node.Inputs[0])], source.Node.Attributes.With("keepDims", !source.Node.Attributes.Bool("keepDims")));
            if (source != inputs[0]) return g.AddTyped("Reshape", node.Type, [source], Attributes.Of(("shape", node.Type.Shape)));
        }
        Value? simpler = op.Simplify(g, node, inputs);
        return simpler is null || simpler.Value.Type == node.Type ? simpler
            : throw new InvalidOperationException($"{node.Op} simplified {node.Type} to {simpler.Value.Type}.");
    }
}

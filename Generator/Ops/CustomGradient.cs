using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops;

/// <summary>
/// A function with a derivative that the user wrote. Inputs: the result y, the operands x…, a stand-in for dy, and the gradient by
/// each x as computed from the stand-in. Yields y; its gradient is the user's nodes with the true dy in the stand-in's place.
/// </summary>
internal sealed class CustomGradient() : LeafOp("CustomGradient", "none: the nodes of the function")
{
    public override bool HasOwnGradient => true;

    public override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs) => inputs[0];

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        int operands = (inputs.Count - 2) / 2;
        var copies = new Dictionary<int, Value> { [inputs[1 + operands].Id] = dy };
        var gradients = new Value?[inputs.Count];
        for (int i = 0; i < operands; i++) gradients[1 + i] = Copy(g, inputs[2 + operands + i].Id, inputs[1 + operands].Id, copies);
        return gradients;
    }

    /// <summary>The node with the stand-in replaced: a new one where it depends on it, else the node itself.</summary>
    private static Value Copy(GraphBuilder g, int id, int standIn, Dictionary<int, Value> copies)
    {
        if (copies.TryGetValue(id, out Value copy)) return copy;
        // Nodes from before the stand-in cannot depend on it.
        if (id < standIn) return copies[id] = new Value(g, id);
        Node node = g[id];
        Value[] inputs = [.. node.Inputs.Select(input => Copy(g, input, standIn, copies))];
        bool isSame = node.Inputs.Zip(inputs, (before, after) => before == after.Id).All(same => same);
        return copies[id] = isSame ? new Value(g, id) : g.AddTyped(node.Op, node.Type, inputs, node.Attributes, node.Op);
    }
}

using AotNet.Generator.Graph;

namespace AotNet.Generator.Ops;

/// <summary>
/// The value of a function with a derivative of its own ([Gradient]). Inputs: the function's result y, a
/// <see cref="WellKnownOps.GradientSeed"/> s, the operands x1 … xn, and the user's gradients d1 … dn, evaluated once over the
/// operands, y and s. A backward pass copies what of them depends on s, with its own dy in the place of s. Differentiation
/// leaves y in the place of the node.
/// </summary>
internal sealed class CustomGradient : OpDefinition
{
    public override string Name => WellKnownOps.CustomGradient;

    public override string OnnxName => "none: a gradient";

    public override bool HasOwnGradient => true;

    public override Saves Saves => Saves.Inputs;

    public override TensorType InferType(OpCall call)
    {
        int n = (call.Inputs.Count - 2) / 2;
        if (call[1] != call[0]) throw call.Invalid($"the seed is {call[1]}, the result {call[0]}");
        for (int i = 0; i < n; i++)
            if (call[2 + i] != call[2 + n + i]) throw call.Invalid($"the gradient by operand {i + 1} is {call[2 + n + i]}, the operand {call[2 + i]}");
        return call[0];
    }

    public override Value? Expand(GraphBuilder g, Node node, IReadOnlyList<Value> inputs) => inputs[0];

    public override Value?[] Gradient(GraphBuilder g, Node node, IReadOnlyList<Value> inputs, Value output, Value dy)
    {
        int n = (inputs.Count - 2) / 2;
        var gradients = new Value?[inputs.Count];
        var copies = new Dictionary<int, Value> { [inputs[1].Id] = dy };
        for (int i = 0; i < n; i++) gradients[2 + i] = Copy(g, inputs[2 + n + i].Id, inputs[1].Id, copies);
        return gradients;
    }

    /// <summary>A node with dy in the place of the seed: itself when it does not depend on the seed.</summary>
    private static Value Copy(GraphBuilder g, int id, int seed, Dictionary<int, Value> copies)
    {
        if (copies.TryGetValue(id, out Value done)) return done;
        Node node = g[id];
        Value[] inputs = [.. node.Inputs.Select(input => input < seed ? new Value(g, input) : Copy(g, input, seed, copies))];
        bool same = inputs.Select(input => input.Id).SequenceEqual(node.Inputs);
        return copies[id] = same ? new Value(g, id) : g.AddTyped(node.Op, node.Type, inputs, node.Attributes);
    }
}

using AotNet.Generator.Graph;

namespace AotNet.Generator.Differentiation;

/// <summary>Collects the gradients that a node gets from its uses and sums them in the order in which they came.</summary>
internal sealed class GradientAccumulation(GraphBuilder graph, string scope)
{
    private readonly Dictionary<int, List<Value>> parts = [];

    /// <exception cref="InvalidOperationException">The gradient has another type than the node: the op's rule is wrong.</exception>
    public void Add(int id, Value gradient)
    {
        if (gradient.Type != graph[id].Type)
            throw new InvalidOperationException($"The gradient by {graph[id].Name} is {gradient.Type} ({gradient.Node.Name}), the node is {graph[id].Type}.");
        if (!parts.TryGetValue(id, out List<Value>? list)) parts[id] = list = [];
        list.Add(gradient);
    }

    /// <summary>The sum, by Add or AddN where there is more than one part; null when there is none.</summary>
    public Value? Total(int id)
    {
        if (!parts.TryGetValue(id, out List<Value>? list)) return null;
        parts.Remove(id); // asked for once
        if (list.Count == 1) return list[0];
        graph.Scope = scope;
        return graph.Add(list.Count == 2 ? "Add" : "AddN", list);
    }
}

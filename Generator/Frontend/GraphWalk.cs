using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Frontend;

/// <summary>Questions about a graph under construction.</summary>
internal static class GraphWalk
{
    /// <summary>All nodes that the given one is computed from, and itself; without what lies above a node of <paramref name="cut"/>.</summary>
    public static HashSet<int> Ancestors(GraphBuilder graph, int node, ICollection<int>? cut = null)
    {
        var seen = new HashSet<int> { node };
        var open = new Stack<int>([node]);
        while (open.Count > 0)
        {
            int id = open.Pop();
            if (cut?.Contains(id) == true) continue;
            foreach (int input in graph[id].Inputs)
                if (seen.Add(input)) open.Push(input);
        }
        return seen;
    }

    /// <summary>
    /// The op through which no gradient passes on the way from y back to x, and why, where y depends on x but only through such
    /// ops; null where a gradient reaches x, or y does not depend on it.
    /// </summary>
    public static (string Op, string Reason)? Obstacle(GraphBuilder graph, int y, int x)
    {
        (string, string)? obstacle = null;
        var seen = new HashSet<int> { y };
        var open = new Stack<int>([y]);
        while (open.Count > 0)
        {
            int id = open.Pop();
            if (id == x) return null;
            Node node = graph[id];
            string? reason = OpRegistry.Get(node.Op).NotDifferentiable
                ?? (node.Type.IsTensor && !ElementTypes.IsFloating(node.Type.Element) ? $"it gives a tensor of {ElementTypes.DisplayName(node.Type.Element)}" : null);
            if (reason is not null)
            {
                if (obstacle is null && Ancestors(graph, id).Contains(x)) obstacle = (node.Op, reason);
                continue;
            }
            foreach (int input in node.Inputs)
                if (seen.Add(input)) open.Push(input);
        }
        return obstacle;
    }
}

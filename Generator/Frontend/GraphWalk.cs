using AotNet.Generator.Graph;

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
}

using AotNet.Generator.Common;
using AotNet.Generator.Graph;

namespace AotNet.Generator.Optimization;

/// <summary>
/// One fetch with the part of the graph that it needs, renumbered, so that an edit elsewhere in the model leaves the value
/// equal and what is made of it cached.
/// </summary>
/// <param name="Graph">Its only fetch is this one; its variables are those that the fetch reads or assigns.</param>
/// <param name="Variables">The layouts of the graph's variables, in the same order.</param>
internal sealed record FetchRequest(ModelGraph Graph, EquatableArray<VariableLayout> Variables)
{
    /// <summary>The name of the pseudo-fetch that gives every variable its initial value.</summary>
    public const string Initialize = "Initialize";

    public FetchInfo Fetch => Graph.Fetches[0];

    /// <summary>All fetches of a differentiated model, then the initializer if there are variables.</summary>
    /// <param name="layouts">The variables' layouts, as the session's signatures have them.</param>
    public static EquatableArray<FetchRequest> Of(ModelGraph graph, EquatableArray<VariableLayout> layouts)
    {
        var requests = graph.Fetches.Select(fetch => Of(graph, fetch, layouts)).ToList();
        if (graph.Variables.Count > 0) requests.Add(OfInitializer(graph, layouts));
        return requests.ToEquatableArray();
    }

    private static FetchRequest Of(ModelGraph graph, FetchInfo fetch, EquatableArray<VariableLayout> layouts)
    {
        ModelGraph part = Subgraph.Of(graph, fetch);
        var byName = layouts.ToDictionary(layout => layout.Name, StringComparer.Ordinal);
        return new FetchRequest(part, part.Variables.Select(variable => byName[part.Nodes[variable.Node].Name]).ToEquatableArray());
    }

    // The initial values become Assign nodes. An initial value that reads another variable means that one's initial value.
    private static FetchRequest OfInitializer(ModelGraph graph, EquatableArray<VariableLayout> layouts)
    {
        var nodes = new List<Node>(graph.Nodes);
        var initial = graph.Variables.ToDictionary(variable => variable.Node, variable => variable.Initial);
        var needed = new HashSet<int>();
        var pending = new Stack<int>(initial.Values);
        while (pending.Count > 0)
        {
            int id = pending.Pop();
            if (!needed.Add(id)) continue;
            Node node = nodes[id];
            nodes[id] = node with { Inputs = node.Inputs.Select(input => initial.TryGetValue(input, out int value) ? value : input).ToEquatableArray() };
            foreach (int input in nodes[id].Inputs) pending.Push(input);
        }

        var effects = new List<int>();
        foreach (VariableInfo variable in graph.Variables)
        {
            Node target = nodes[variable.Node];
            effects.Add(nodes.Count);
            nodes.Add(new Node(nodes.Count, WellKnownOps.Assign, target.Type, [variable.Node, variable.Initial], Attributes.None, target.Name + "/Assign"));
        }
        nodes.Add(new Node(nodes.Count, WellKnownOps.Group, TensorType.Operation, effects.ToEquatableArray(), Attributes.None, "init"));
        var fetch = new FetchInfo(Initialize, [new FetchResult(nodes.Count - 1)], []);
        return Of(graph with { Nodes = nodes.ToEquatableArray() }, fetch, layouts);
    }
}

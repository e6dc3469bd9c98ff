using AotNet.Generator.Common;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Graph;

/// <summary>
/// Says what is wrong with a graph: an op that nobody knows, an operand that comes after its user, a type that the op's rule
/// does not give, placeholders, variables and fetches that do not agree with the nodes. A stage that makes such a graph has
/// an error; a user's mistake never comes this far.
/// </summary>
internal static class GraphVerifier
{
    /// <exception cref="InvalidOperationException">The graph is not legal; the message lists what is wrong.</exception>
    public static void Check(ModelGraph graph)
    {
        IReadOnlyList<string> problems = Verify(graph);
        if (problems.Count > 0) throw new InvalidOperationException($"The graph {graph.Name} is not legal:\n" + string.Join("\n", problems));
    }

    /// <summary>One line for each problem; empty for a legal graph.</summary>
    public static IReadOnlyList<string> Verify(ModelGraph graph)
    {
        var problems = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            Node node = graph.Nodes[i];
            if (node.Id != i) problems.Add($"%{node.Id} stands at place {i}.");
            else if (node.Inputs.FirstOrDefault(input => input < 0 || input >= i, -1) is var bad and not -1)
                problems.Add($"%{i}: the operand %{bad} is not defined before it.");
            else if (TypeProblem(graph, node) is { } problem) problems.Add($"%{i}: {problem}");
            if (!names.Add(node.Name)) problems.Add($"%{node.Id}: the name {node.Name} is taken.");
        }
        if (problems.Count > 0) return problems;
        VerifyPlaceholders(graph, problems);
        VerifyVariables(graph, problems);
        if (problems.Count > 0) return problems;
        foreach (FetchInfo fetch in graph.Fetches) VerifyFetch(graph, fetch, problems);
        return problems;
    }

    private static T FirstOrDefault<T>(this IEnumerable<T> items, Func<T, bool> predicate, T otherwise)
    {
        foreach (T item in items)
            if (predicate(item)) return item;
        return otherwise;
    }

    private static string? TypeProblem(ModelGraph graph, Node node)
    {
        if (OpRegistry.Find(node.Op) is not { } op) return $"no op is called {node.Op}.";
        if (op is LeafOp) return LeafProblem(graph, node);
        try
        {
            TensorType type = op.InferType(new OpCall(op, node.Inputs.Select(input => graph.Nodes[input].Type).ToEquatableArray(), node.Attributes));
            if (type != node.Type) return $"the type is {node.Type}, the rule of {node.Op} gives {type}.";
        }
        catch (GraphException exception)
        {
            return $"the operands do not fit {node.Op}: {exception.Message}.";
        }
        if (node.Op == WellKnownOps.Assign && !graph.Nodes[node.Inputs[0]].IsVariable) return $"it assigns to %{node.Inputs[0]}, which is no variable.";
        return null;
    }

    private static string? LeafProblem(ModelGraph graph, Node node)
    {
        if (node.Op == WellKnownOps.Gradient)
            return node.Inputs.Count is not (2 or 3) ? "a gradient has two or three operands."
                : node.Type != graph.Nodes[node.Inputs[1]].Type ? $"the type is {node.Type}, a gradient has the type of %{node.Inputs[1]}."
                : node.Inputs.Count == 3 && graph.Nodes[node.Inputs[2]].Type != graph.Nodes[node.Inputs[0]].Type
                    ? $"dy %{node.Inputs[2]} has not the type of %{node.Inputs[0]}." : null;
        if (node.Inputs.Count > 0) return $"{node.Op} has no operands.";
        if (node.IsConstant) return ConstantProblem(node);
        if (node.Op == WellKnownOps.DimSize && node.Attributes.Dims("dim") is not { Rank: 1 }) return "it has no attribute \"dim\" with one size.";
        return null;
    }

    private static string? ConstantProblem(Node node)
    {
        int? count = node.Attributes["value"] switch
        {
            IntsValue list => list.Values.Count,
            FloatsValue list => list.Values.Count,
            IntValue or FloatValue or BoolValue => 1,
            _ => null,
        };
        if (count is null) return "it has no attribute \"value\" with numbers.";
        return count != 1 && (!node.Type.Shape.IsKnown || node.Type.Shape.Count.Size != count) ? $"{count} values do not fill {node.Type}." : null;
    }

    private static void VerifyPlaceholders(ModelGraph graph, List<string> problems)
    {
        var declared = new HashSet<int>();
        foreach (PlaceholderInfo item in graph.Placeholders)
        {
            if (!IsNode(graph, item.Node) || !graph.Nodes[item.Node].IsPlaceholder) problems.Add($"The placeholder {item.Member} is %{item.Node}, which is none.");
            else if (!declared.Add(item.Node)) problems.Add($"%{item.Node} is declared twice.");
        }
        foreach (Node node in graph.Nodes)
            if (node.IsPlaceholder && !declared.Contains(node.Id)) problems.Add($"The placeholder %{node.Id} is not declared.");
    }

    private static void VerifyVariables(ModelGraph graph, List<string> problems)
    {
        var declared = new HashSet<int>();
        foreach (VariableInfo item in graph.Variables)
        {
            if (!IsNode(graph, item.Node) || !graph.Nodes[item.Node].IsVariable) problems.Add($"The variable %{item.Node} is none.");
            else if (!declared.Add(item.Node)) problems.Add($"The variable %{item.Node} is declared twice.");
            else if (!IsNode(graph, item.Initial)) problems.Add($"The variable %{item.Node} has no initial value.");
            else if (graph.Nodes[item.Initial].Type != graph.Nodes[item.Node].Type)
                problems.Add($"The variable %{item.Node} is {graph.Nodes[item.Node].Type}, its initial value {graph.Nodes[item.Initial].Type}.");
        }
        foreach (Node node in graph.Nodes)
            if (node.IsVariable && !declared.Contains(node.Id)) problems.Add($"The variable %{node.Id} is not declared.");
    }

    private static void VerifyFetch(ModelGraph graph, FetchInfo fetch, List<string> problems)
    {
        foreach (int id in fetch.Results.Select(result => result.Node).Concat(fetch.Feeds.Select(feed => feed.Node)))
            if (!IsNode(graph, id))
            {
                problems.Add($"The fetch {fetch.Name} names %{id}, which does not exist.");
                return;
            }
        if (!fetch.IsTuple && fetch.Results.Count != 1) problems.Add($"The fetch {fetch.Name} has {fetch.Results.Count} results and is no tuple.");
        var seen = new HashSet<int>(fetch.Feeds.Select(feed => feed.Node));
        var open = new Stack<int>(fetch.Results.Select(result => result.Node).Where(seen.Add));
        while (open.Count > 0)
        {
            Node node = graph.Nodes[open.Pop()];
            if (node.IsPlaceholder) problems.Add($"The fetch {fetch.Name} depends on the placeholder %{node.Id}, which it is not fed.");
            foreach (int input in node.Inputs)
                if (seen.Add(input)) open.Push(input);
        }
    }

    private static bool IsNode(ModelGraph graph, int id) => id >= 0 && id < graph.Nodes.Count;
}

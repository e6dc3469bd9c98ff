using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization.Simplification;

/// <summary>
/// Gives each reduction its own copy of what it reduces where that is x with a number of x's own row or column added, subtracted or
/// multiplied, as x - mean(x) in a normalization: x lies in memory for the mean's sake and must be read in any case, so that
/// the difference costs less to compute again than to store for its other readers.
/// </summary>
/// <remarks>The copies have the same bits: each is the same operation on the same numbers.</remarks>
internal sealed class RepeatDifferences : GraphPass
{
    /// <summary>Of <see cref="targets"/>: not one reduction alone.</summary>
    private const int Several = -1;

    private readonly Dictionary<int, Value[]> repeated = [];
    private readonly Dictionary<(int Node, int Reduction), Value> copies = [];
    private ModelGraph graph = null!;
    private List<int>[] users = [];
    private int[] targets = [];

    public override ModelGraph Run(ModelGraph graph)
    {
        this.graph = graph;
        users = [.. graph.Nodes.Select(_ => new List<int>())];
        foreach (Node node in graph.Nodes)
            foreach (int input in node.Inputs) users[input].Add(node.Id);
        var results = new HashSet<int>(graph.Fetches[0].Results.Select(result => result.Node));
        targets = new int[graph.Nodes.Count];
        for (int id = targets.Length - 1; id >= 0; id--) targets[id] = results.Contains(id) ? Several : Target(graph.Nodes[id]);
        return graph.Nodes.Any(IsWorthRepeating) ? base.Run(graph) : graph;
    }

    protected override Value? Rewrite(GraphBuilder g, Node node, Value[] inputs)
    {
        if (targets[node.Id] != Several)
        {
            for (int i = 0; i < inputs.Length; i++)
                if (repeated.TryGetValue(node.Inputs[i], out Value[]? operands)) inputs[i] = Copy(g, graph.Nodes[node.Inputs[i]], targets[node.Id], operands);
        }
        // Rewritten before its readers, since nodes come after their operands.
        if (IsWorthRepeating(node)) repeated.Add(node.Id, inputs);
        return null;
    }

    private Value Copy(GraphBuilder g, Node node, int reduction, Value[] operands)
    {
        if (!copies.TryGetValue((node.Id, reduction), out Value copy))
            copies.Add((node.Id, reduction), copy = g.AddTyped(node.Op, node.Type, operands, node.Attributes));
        return copy;
    }

    // The one reduction that a node's value goes into, through elementwise nodes of its own shape.
    private int Target(Node node)
    {
        if (OpRegistry.Get(node.Op) is ReductionOp) return node.Id;
        if (OpRegistry.Get(node.Op) is not ElementwiseOp || users[node.Id].Count == 0) return Several;
        int target = targets[users[node.Id][0]];
        return users[node.Id].All(user => targets[user] == target && Reduced(user) == node.Type.Shape) ? target : Several;
    }

    private Shape Reduced(int user) =>
        OpRegistry.Get(graph.Nodes[user].Op) is ReductionOp ? graph.Nodes[graph.Nodes[user].Inputs[0]].Type.Shape : graph.Nodes[user].Type.Shape;

    private bool IsWorthRepeating(Node node)
    {
        if (node.Op is not ("Add" or "Sub" or "Mul") || node.Type.Element is not (ElementType.Float32 or ElementType.Float64) || targets[node.Id] != Several) return false;
        // Someone needs it in memory as it is, or there is more than one reduction.
        if (users[node.Id].All(user => targets[user] == Several)) return false;
        return IsOf(node.Inputs[0], node.Inputs[1]) || IsOf(node.Inputs[1], node.Inputs[0]);

        // A variable's value is not held on to: it may be assigned in the same run.
        bool IsOf(int x, int row) => graph.Nodes[x].Type.Shape == node.Type.Shape && graph.Nodes[row].Type.Shape != node.Type.Shape
            && !graph.Nodes[x].IsVariable && DependsOn(row, x);
    }

    private bool DependsOn(int node, int on)
    {
        var seen = new HashSet<int>();
        var pending = new Stack<int>([node]);
        while (pending.Count > 0)
        {
            int next = pending.Pop();
            if (next == on) return true;
            if (next < on || !seen.Add(next)) continue;
            foreach (int input in graph.Nodes[next].Inputs) pending.Push(input);
        }
        return false;
    }
}

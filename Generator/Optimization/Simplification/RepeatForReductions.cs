using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Optimization.Simplification;

/// <summary>
/// Gives each reduction its own copy of what it reduces where that is made by a few additions, subtractions and multiplications from
/// one or two matrices and numbers of their own rows or columns: x - mean(x) in a normalization, and in its gradient the sum that
/// goes to the mean. The matrices lie in memory for those numbers' sake and must be read in any case, so that the expression costs
/// less to compute again than to store for its other readers.
/// </summary>
/// <remarks>The copies have the same bits: each is the same operation on the same numbers.</remarks>
internal sealed class RepeatForReductions : GraphPass
{
    /// <summary>Operations beyond which computing again is no longer cheap, and matrices beyond which reading again is not.</summary>
    private const int MostOperations = 6, MostMatrices = 2;

    /// <summary>Of <see cref="targets"/>: not one reduction alone.</summary>
    private const int Several = -1;

    private readonly Dictionary<int, HashSet<int>> expressions = [];
    private readonly Dictionary<int, Value[]> operands = [];
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
        // Operands come before their readers, whose expressions may contain theirs.
        foreach (Node node in graph.Nodes)
            if (ExpressionOf(node) is { } expression) expressions.Add(node.Id, expression);
        return expressions.Count > 0 ? base.Run(graph) : graph;
    }

    protected override Value? Rewrite(GraphBuilder g, Node node, Value[] inputs)
    {
        if (targets[node.Id] != Several)
        {
            for (int i = 0; i < inputs.Length; i++)
                if (expressions.TryGetValue(node.Inputs[i], out HashSet<int>? expression)) inputs[i] = Copy(g, node.Inputs[i], targets[node.Id], expression);
        }
        if (IsCheap(node)) operands.Add(node.Id, inputs);
        return null;
    }

    private Value Copy(GraphBuilder g, int id, int reduction, HashSet<int> expression)
    {
        if (copies.TryGetValue((id, reduction), out Value copy)) return copy;
        Node node = graph.Nodes[id];
        Value[] inputs = [.. node.Inputs.Select((input, i) => expression.Contains(input) ? Copy(g, input, reduction, expression) : operands[id][i])];
        copies.Add((id, reduction), copy = g.AddTyped(node.Op, node.Type, inputs, node.Attributes));
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

    private static bool IsCheap(Node node) => node.Op is "Add" or "Sub" or "Mul" && node.Type.Element is ElementType.Float32 or ElementType.Float64;

    // The nodes to compute again for each reduction; null where the node should rather be stored.
    private HashSet<int>? ExpressionOf(Node node)
    {
        // Someone needs it in memory as it is, or there is more than one reduction.
        if (!IsCheap(node) || targets[node.Id] != Several || users[node.Id].All(user => targets[user] == Several)) return null;
        HashSet<int> numbers = Grow(node, _ => false).Numbers;
        // What a number of its own is made from is in memory, unless it is repeated itself.
        var (inner, matrices, _) = Grow(node, id => !expressions.Values.Any(other => other.Contains(id)) && IsBehind(id));
        // A variable's value is not held on to: it may be assigned in the same run.
        bool areInMemory = matrices.All(id => graph.Nodes[id].IsPlaceholder || (!graph.Nodes[id].IsVariable && IsBehind(id)));
        return inner.Count <= MostOperations && matrices.Count is > 0 and <= MostMatrices && areInMemory ? inner : null;

        bool IsBehind(int id) => numbers.Any(number => DependsOn(number, id));
    }

    // The cheap nodes of one shape under a node, down to the matrices that they come from, and the numbers of other shapes.
    private (HashSet<int> Inner, HashSet<int> Matrices, HashSet<int> Numbers) Grow(Node node, Func<int, bool> isMatrix)
    {
        var (inner, matrices, numbers) = (new HashSet<int>(), new HashSet<int>(), new HashSet<int>());
        var pending = new Queue<int>([node.Id]);
        // Nearest first, and no further than shows that there are too many.
        while (pending.Count > 0 && inner.Count <= MostOperations)
        {
            int next = pending.Dequeue();
            if (!inner.Add(next)) continue;
            foreach (int input in graph.Nodes[next].Inputs)
            {
                if (graph.Nodes[input].Type.Shape != node.Type.Shape) numbers.Add(input);
                else if (!IsCheap(graph.Nodes[input]) || isMatrix(input)) matrices.Add(input);
                else pending.Enqueue(input);
            }
        }
        return (inner, matrices, numbers);
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

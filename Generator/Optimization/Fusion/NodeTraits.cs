using AotNet.Generator.Emission;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Optimization.Fusion;

internal enum NodeClass
{
    /// <summary>Feed, variable, constant of rank 0 or one that is used as a number, size: nothing to compute.</summary>
    Leaf,

    /// <summary>Another shape for the same memory.</summary>
    View,

    /// <summary>Elementwise of rank 0: a local variable.</summary>
    Scalar,

    Elementwise,

    /// <summary>An elementwise condition that every user computes for itself: cheaper than storing and loading it.</summary>
    Mask,

    Reduction,
    MatMul,
    Call,

    /// <summary>Yields nothing.</summary>
    Nothing,
}

/// <summary>What fusion asks about each node of one graph.</summary>
internal sealed class NodeTraits
{
    private readonly ModelGraph graph;
    private readonly NodeClass[] classes;
    private readonly ElementType?[] vectors;

    public NodeTraits(ModelGraph graph, bool fuse)
    {
        this.graph = graph;
        Users = new List<int>[graph.Nodes.Count];
        for (int i = 0; i < Users.Length; i++) Users[i] = [];
        foreach (Node node in graph.Nodes)
            foreach (int input in node.Inputs)
                Users[input].Add(node.Id);
        IsResult = new bool[graph.Nodes.Count];
        foreach (FetchResult result in graph.Fetches[0].Results) IsResult[result.Node] = true;

        classes = new NodeClass[graph.Nodes.Count];
        vectors = new ElementType?[graph.Nodes.Count];
        foreach (Node node in graph.Nodes)
        {
            classes[node.Id] = Classify(node);
            vectors[node.Id] = VectorType(node, fuse);
        }
        DropMasksWithPlainUsers();
    }

    public List<int>[] Users { get; }

    public bool[] IsResult { get; }

    public NodeClass this[int node] => classes[node];

    /// <summary>The float type in whose vectors the node may be computed; null for plain code.</summary>
    public ElementType? Vector(int node) => vectors[node];

    /// <summary>The nodes whose values a node reads, looking through masks; each with the node itself that is read, which may be a view.</summary>
    public IEnumerable<int> Reads(int node)
    {
        foreach (int input in graph.Nodes[node].Inputs)
        {
            if (IsTarget(node, input)) continue;
            if (classes[input] != NodeClass.Mask) yield return input;
            else
                foreach (int read in Reads(input)) yield return read;
        }
    }

    /// <summary>Whether the input is the variable that an Assign writes, which it does not read.</summary>
    public bool IsTarget(int node, int input) => graph.Nodes[node].Op == WellKnownOps.Assign && graph.Nodes[node].Inputs[0] == input;

    /// <summary>The node in whose memory a view lies.</summary>
    public int Base(int node)
    {
        while (classes[node] == NodeClass.View) node = graph.Nodes[node].Inputs[0];
        return node;
    }

    /// <summary>A constant with one value everywhere, written into the code as a number.</summary>
    public static bool IsUniform(Node node) => node.IsConstant && (node.Type.IsScalar || node.Attributes["value"] is not (IntsValue or FloatsValue));

    private NodeClass Classify(Node node)
    {
        OpDefinition op = OpRegistry.Get(node.Op);
        if (!node.Type.IsTensor) return op is KernelOp || node.Type.Kind == ValueKind.Summary ? NodeClass.Call : NodeClass.Nothing;
        if (node.IsPlaceholder || node.IsVariable || node.Op == WellKnownOps.DimSize) return NodeClass.Leaf;
        // A constant that a loop reads is a number in the loop; one that is needed in memory is filled there.
        if (node.IsConstant)
            return !IsUniform(node) || node.Type.IsScalar || (!IsResult[node.Id] && Users[node.Id].All(user => IsLoop(graph.Nodes[user]))) ? NodeClass.Leaf : NodeClass.Elementwise;
        if (op.IsView) return node.Type.IsScalar ? NodeClass.Scalar : NodeClass.View;
        if (IsLoop(node)) return node.Type.IsScalar ? NodeClass.Scalar : NodeClass.Elementwise;
        return op switch
        {
            ReductionOp => NodeClass.Reduction,
            KernelOp => NodeClass.Call,
            _ when node.Op == "MatMul" => NodeClass.MatMul,
            _ => throw new InvalidOperationException($"{node.Op} has no code."),
        };
    }

    /// <summary>Whether a node is computed element by element.</summary>
    public static bool IsLoop(Node node) => OpRegistry.Get(node.Op) is ElementwiseOp || node.Op is WellKnownOps.Assign or "BroadcastTo";

    private ElementType? VectorType(Node node, bool fuse)
    {
        // One number is no vector; the sum of many to one is.
        if (!node.Type.IsTensor || (node.Type.IsScalar && classes[node.Id] != NodeClass.Reduction)) return null;
        switch (classes[node.Id])
        {
            case NodeClass.MatMul or NodeClass.Reduction:
                if (node.Type.Element is not (ElementType.Float32 or ElementType.Float64)) return null;
                if (OpRegistry.Get(node.Op) is ReductionOp reduction && reduction.Combine(new CodeArgs(Dialect.Simd, node.Type.Element, node.Type.Element, node.Attributes, ["a", "b"])) is null) return null;
                return node.Type.Element;
            case NodeClass.Elementwise:
                break;
            default:
                return null;
        }

        ElementType? type = node.Type.Element is ElementType.Float32 or ElementType.Float64 ? node.Type.Element : null;
        foreach (int input in node.Inputs)
        {
            if (IsTarget(node.Id, input)) continue;
            ElementType element = graph.Nodes[input].Type.Element;
            if (element == ElementType.Bool && classes[input] == NodeClass.Mask) element = vectors[input]!.Value;
            if (element is not (ElementType.Float32 or ElementType.Float64) || (type is not null && type != element)) return null;
            type = element;
        }
        // A Cast of a mask to int is no matter of vectors of floats.
        if (type is null || (node.Type.Element != ElementType.Bool && node.Type.Element != type)) return null;
        if (ScalarCode.Of(graph, node, Dialect.Simd, Enumerable.Range(0, node.Inputs.Count).Select(i => "x" + i).ToList()) is null) return null;
        if (node.Type.Element != ElementType.Bool) return type;
        if (!fuse || IsResult[node.Id]) return null;
        classes[node.Id] = NodeClass.Mask;
        return type;
    }

    // A mask exists in registers only. One plain user makes it a plain node, and its vector users plain with it.
    private void DropMasksWithPlainUsers()
    {
        var pending = new Stack<int>(Enumerable.Range(0, classes.Length).Where(id => classes[id] == NodeClass.Mask));
        while (pending.Count > 0)
        {
            int id = pending.Pop();
            if (classes[id] != NodeClass.Mask) continue;
            if (Users[id].All(user => vectors[user] == vectors[id] && classes[user] is NodeClass.Elementwise or NodeClass.Mask && NodeIsLoop(user))) continue;
            classes[id] = NodeClass.Elementwise;
            vectors[id] = null;
            foreach (int user in Users[id])
            {
                if (classes[user] is not (NodeClass.Elementwise or NodeClass.Mask)) continue;
                if (classes[user] == NodeClass.Mask) classes[user] = NodeClass.Elementwise;
                vectors[user] = null;
                foreach (int input in graph.Nodes[user].Inputs)
                    if (classes[input] == NodeClass.Mask) pending.Push(input);
            }
            foreach (int input in graph.Nodes[id].Inputs)
                if (classes[input] == NodeClass.Mask) pending.Push(input);
        }
    }

    private bool NodeIsLoop(int node) => IsLoop(graph.Nodes[node]);
}

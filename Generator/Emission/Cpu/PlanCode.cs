using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Cpu;

/// <summary>How the values of one plan are spelled in its body: pointers <c>p3</c> by buffer, scalars <c>s5</c> by node.</summary>
internal sealed class PlanCode
{
    private readonly Dictionary<int, int> bufferOf = [];
    private readonly Dictionary<int, int> feedOf = [];

    public PlanCode(FetchPlan plan, SessionNames names)
    {
        Plan = plan;
        Names = names;
        for (int i = 0; i < plan.Fetch.Feeds.Count; i++) feedOf[plan.Fetch.Feeds[i].Node] = i;
        for (int i = 0; i < plan.Buffers.Count; i++)
            if (!bufferOf.ContainsKey(plan.Buffers[i].Node)) bufferOf.Add(plan.Buffers[i].Node, i); // a copy of a result comes after the original
    }

    public FetchPlan Plan { get; }

    public SessionNames Names { get; }

    public Node Node(int id) => Plan.Graph.Nodes[id];

    public bool HasBuffer(int node) => bufferOf.ContainsKey(node);

    public int BufferOf(int node) => bufferOf[node];

    public BufferInfo Buffer(int index) => Plan.Buffers[index];

    public string Size(Dim size) => Names.Size(size);

    /// <summary>The C# type of a node's elements.</summary>
    public string Type(int node) => ElementTypes.CSharpName(Node(node).Type.Element);

    /// <summary>A value of rank 0 as an expression: a literal, a size, a parameter or a local.</summary>
    public string Scalar(int id)
    {
        Node node = Node(id);
        if (node.IsConstant) return ScalarCode.Constant(node, Dialect.Scalar);
        if (node.IsPlaceholder) return Names.Parameters[feedOf[id]];
        if (node.Op == WellKnownOps.DimSize) return $"(({ElementTypes.CSharpName(node.Type.Element)}){Size(node.Attributes.Dims("dim")!.Value[0])})";
        return $"s{id}";
    }

    /// <summary>The pointer to a buffer's first element.</summary>
    public string Pointer(int buffer)
    {
        BufferInfo info = Buffer(buffer);
        return info.Kind switch
        {
            BufferKind.Feed when IsScalarFeed(info) => "&" + Names.Parameters[info.Index],
            BufferKind.Local => $"&s{ScalarBehind(info.Node)}",
            _ => $"p{buffer}",
        };
    }

    /// <summary>The pointer as what an index follows: an address stands in parentheses.</summary>
    public string Indexed(int buffer)
    {
        string pointer = Pointer(buffer);
        return pointer.StartsWith("&", StringComparison.Ordinal) ? $"({pointer})" : pointer;
    }

    /// <summary>Whether a buffer is a fed scalar or a view of one: the parameter's memory.</summary>
    public bool IsScalarFeed(BufferInfo buffer) => Node(Plan.Fetch.Feeds[buffer.Index].Node).Type.IsScalar;

    // A view of a scalar is the scalar's memory.
    private int ScalarBehind(int node) => Node(node).Type.IsScalar ? node : ScalarBehind(Node(node).Inputs[0]);

    /// <summary>Names and shape of what a kernel computes, for its comment.</summary>
    public string Describe(Kernel kernel)
    {
        IEnumerable<int> nodes = kernel is ReductionKernel reduction ? reduction.Producer : [];
        if (PlanPrinter.Anchor(kernel) is { } anchor) nodes = nodes.Append(anchor);
        nodes = nodes.Concat(kernel.Nodes);
        var list = nodes.Take(12).Select(id => $"{Node(id).Op} '{Node(id).Name}'").ToList();
        int more = nodes.Count() - list.Count;
        if (more > 0) list.Add($"and {more} more");
        int shown = kernel.Nodes.Count > 0 ? kernel.Nodes[kernel.Nodes.Count - 1] : PlanPrinter.Anchor(kernel) ?? -1;
        return (shown >= 0 ? Node(shown).Type.ToString() + ": " : "") + string.Join(", ", list);
    }
}

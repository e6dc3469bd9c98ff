using System.Text.RegularExpressions;
using AotNet.Generator.Common;
using AotNet.Generator.Emission.Cpu;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Emission.Gpu;

/// <summary>
/// A plan as the device sees it. Buffers are views <c>p3</c>. A value of rank 0 is a number on the host where only feeds, sizes and
/// constants go into it; else it is one element on the device, <c>d5</c> by node.
/// </summary>
internal sealed class GpuPlan
{
    public const string Ilgpu = "global::ILGPU.", ArrayView = Ilgpu + "ArrayView";

    private readonly HashSet<int> onHost = [];

    public GpuPlan(FetchPlan plan, SessionNames names)
    {
        Code = new PlanCode(plan, names);
        var loose = new HashSet<int>(plan.Kernels.OfType<ScalarKernel>().SelectMany(kernel => kernel.Nodes));
        foreach (Node node in plan.Graph.Nodes)
        {
            if (!node.Type.IsScalar) continue;
            bool isLeaf = node.IsPlaceholder || (node.IsConstant && node.Inputs.Count == 0) || node.Op == WellKnownOps.DimSize;
            if (isLeaf || (loose.Contains(node.Id) && node.Op != WellKnownOps.Assign && node.Inputs.All(onHost.Contains))) onHost.Add(node.Id);
        }
    }

    public PlanCode Code { get; }

    public FetchPlan Plan => Code.Plan;

    /// <summary>Whether a value of rank 0 is known to the host when the run begins.</summary>
    public bool IsOnHost(int node) => onHost.Contains(node);

    /// <summary>The nodes of rank 0 whose value is one element on the device, in order of first use.</summary>
    public List<int> Cells { get; } = [];

    /// <summary>Elements from the start of a row of a buffer to a column of it, as <c>Panels.Offset</c> has them on the CPU.</summary>
    public static string InRow(BufferInfo buffer, string column) =>
        buffer.HasPanels ? $"{column} + ({column}) / {buffer.RowStride} * {buffer.PanelStride - buffer.RowStride}" : column;

    /// <summary>The view of a buffer in the run's method.</summary>
    public string View(int buffer)
    {
        BufferInfo info = Code.Buffer(buffer);
        return IsSingle(info) ? Cell(Base(info.Node).Id) : $"p{buffer}";
    }

    /// <summary>Whether a buffer is the memory of a value of rank 0, under whatever shape.</summary>
    public bool IsSingle(BufferInfo buffer) =>
        buffer.Kind == BufferKind.Local || (buffer.Kind is BufferKind.Feed or BufferKind.Variable or BufferKind.Data && Base(buffer.Node).Type.IsScalar);

    /// <summary>The view that a kernel writes: a variable of rank 0 is read where its value was copied before the run, and written in its own place.</summary>
    public string Target(int buffer) => Code.Buffer(buffer) is { Kind: BufferKind.Variable, Type.IsScalar: true } info ? TargetName(info) : View(buffer);

    /// <summary>Whether a node is a variable that this fetch assigns.</summary>
    public bool IsAssigned(int variable) => Plan.Graph.Nodes.Any(node => node.Op == WellKnownOps.Assign && node.Inputs[0] == variable);

    /// <summary>The view of a value of rank 0.</summary>
    public string Cell(int node)
    {
        if (!Cells.Contains(node)) Cells.Add(node);
        return CellName(node);
    }

    // Letters that SessionNames keeps parameters from.
    public static string CellName(int node) => $"d{node}";

    public static string TargetName(BufferInfo variable) => $"r{variable.Index}";

    /// <summary>The node whose memory a view shows.</summary>
    public Node Base(int id)
    {
        Node node = Code.Node(id);
        while (!node.IsConstant && node.Inputs.Count > 0 && OpRegistry.Get(node.Op).IsView && Code.HasBuffer(node.Id) && !IsComputed(node.Id)) node = Code.Node(node.Inputs[0]);
        return node;
    }

    // A view that some kernel computes is a value of its own.
    private bool IsComputed(int id) => computed.Contains(id);

    private HashSet<int> computed => field ??= [.. Plan.Kernels.SelectMany(kernel => kernel.Nodes).Concat(Plan.Kernels.SelectMany(kernel => kernel.Stores.Select(store => store.Node)))];

    /// <summary>How elements lie in memory: a bool is a byte.</summary>
    public static string MemoryType(ElementType type) => type == ElementType.Bool ? "byte" : ElementTypes.CSharpName(type);

    /// <summary>An element of memory as a value.</summary>
    public static string FromMemory(ElementType type, string element) => type == ElementType.Bool ? $"{element} != 0" : element;

    /// <summary>A value as an element of memory.</summary>
    public static string ToMemory(ElementType type, string value) => type == ElementType.Bool ? $"(byte)({value} ? 1 : 0)" : value;

    /// <summary>Writes out the name of the class of functions, which a member of the user's model may bear too.</summary>
    public static string Qualify(string code) => Regex.Replace(code, @"(?<![\w.])(GpuMath\.)", "global::AotNet.Gpu.$1", RegexOptions.CultureInvariant);
}

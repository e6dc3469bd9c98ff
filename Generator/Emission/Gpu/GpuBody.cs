using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Gpu;

/// <summary>
/// Writes the fused statements of one lane: loads at first use, one local a node, stores at the end, so that an update reads
/// before it writes. Where its element lies it knows from counters: <c>outer</c>, <c>row</c> and <c>column</c>.
/// </summary>
/// <param name="operands">The buffers in the order in which the map has them.</param>
/// <param name="index">The index into every buffer, where it is the same; the map is not asked then.</param>
internal sealed class GpuBody(GpuKernel kernel, GridMap? map, IReadOnlyList<int> operands, SourceWriter writer, string? index = null)
{
    private readonly Dictionary<int, string> values = [];

    private GpuPlan Plan => kernel.Plan;

    /// <summary>Gives a node a value that comes from outside: the sum of a matrix product.</summary>
    public void Define(int node, string value) => values[node] = value;

    /// <summary>Splits a counter into the axes of its group, where there is more than one.</summary>
    public void WriteCounters(string counter, IReadOnlyList<GridMap.Axis> axes)
    {
        string rest = counter;
        for (int i = axes.Count - 1; i >= 0 && axes.Count > 1; i--)
        {
            string size = kernel.Size(axes[i].Size);
            writer.Line(i == 0 ? $"int {counter}{i} = {rest};" : $"int {counter}{i} = {rest} % {size};");
            if (i > 1) writer.Line($"int {counter}Rest{i} = {rest} / {size};");
            rest = i > 1 ? $"{counter}Rest{i}" : $"{rest} / {size}";
        }
    }

    public void Compute(IEnumerable<int> nodes)
    {
        foreach (int id in nodes)
        {
            Node node = Plan.Code.Node(id);
            var inputs = new List<string>(node.Inputs.Count);
            for (int i = 0; i < node.Inputs.Count; i++)
                inputs.Add(node.Op == WellKnownOps.Assign && i == 0 ? "" : Operand(node.Inputs[i]));
            string text = ScalarCode.Of(Plan.Plan.Graph, node, Dialect.Gpu, inputs) ?? throw new InvalidOperationException($"{node.Op} has no code for a device.");
            if (text == inputs.LastOrDefault())
            {
                values[id] = text;
                continue;
            }
            writer.Line($"{ElementTypes.CSharpName(node.Type.Element)} v{id} = {text};");
            values[id] = $"v{id}";
        }
    }

    public void Store(IEnumerable<Store> stores)
    {
        foreach (Store store in stores)
        {
            ElementType type = Plan.Code.Buffer(store.Buffer).Type.Element;
            writer.Line($"{kernel.Target(store.Buffer)}[{Index(store.Buffer)}] = {GpuPlan.ToMemory(type, values[store.Node])};");
        }
    }

    /// <summary>One element from a buffer to another one.</summary>
    public void Copy(int from, int to) => writer.Line($"{kernel.Buffer(to)}[{Index(to)}] = {kernel.Buffer(from)}[{Index(from)}];");

    /// <summary>The value of an operand at the lane's place in the grid.</summary>
    public string Operand(int id)
    {
        if (values.TryGetValue(id, out string? value)) return value;
        Node node = Plan.Code.Node(id);
        if (node.IsConstant && (node.Type.IsScalar || !Plan.Code.HasBuffer(id))) return ScalarCode.Constant(node, Dialect.Gpu);
        if (node.Type.IsScalar && Plan.IsOnHost(id)) return values[id] = kernel.Scalar(id);

        string load;
        if (node.Type.IsScalar && Plan.Base(id) is { } source && source.Type.IsScalar) load = $"{kernel.View(Plan.Cell(source.Id), node.Type.Element)}[0]";
        else
        {
            int buffer = Plan.Code.BufferOf(id);
            load = $"{kernel.Buffer(buffer)}[{(node.Type.IsScalar ? "0" : Index(buffer))}]";
        }
        writer.Line($"{ElementTypes.CSharpName(node.Type.Element)} x{id} = {GpuPlan.FromMemory(node.Type.Element, load)};");
        return values[id] = $"x{id}";
    }

    // The operand's element for the counters; "0" when it has only one.
    private string Index(int buffer)
    {
        if (Plan.Code.Buffer(buffer).Type.IsScalar) return "0";
        if (index is not null) return index;
        int position = Position(buffer);
        var terms = new List<string>();
        Add("outer", map!.Outer);
        Add("row", map.Rows);
        Add("column", map.Columns);
        return terms.Count == 0 ? "0" : string.Join(" + ", terms);

        void Add(string counter, IReadOnlyList<GridMap.Axis> axes)
        {
            for (int i = 0; i < axes.Count; i++)
            {
                Dim stride = axes[i].Strides[position];
                string name = axes.Count > 1 ? counter + i : counter;
                if (stride == 1) terms.Add(GpuPlan.InRow(Plan.Code.Buffer(buffer), name));
                else if (stride != 0) terms.Add($"{name} * {kernel.Size(stride)}");
            }
        }
    }

    private int Position(int buffer)
    {
        for (int i = 0; i < operands.Count; i++)
            if (operands[i] == buffer) return i;
        throw new InvalidOperationException($"Buffer {buffer} is no operand of the kernel.");
    }
}

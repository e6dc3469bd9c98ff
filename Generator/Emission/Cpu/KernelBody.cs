using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Cpu;

/// <summary>
/// Writes the statements of one kernel's body in a dialect: loads at first use, one local a node, stores at the end, so that an
/// update reads before it writes. Collects what the body uses: pointers, scalars and sizes.
/// </summary>
internal sealed class KernelBody
{
    private readonly PlanCode code;
    private readonly Dialect dialect;
    private readonly GridMap map;
    private readonly IReadOnlyList<int> operands;
    private readonly Dictionary<int, string> values = [];
    private readonly SourceWriter writer;
    private readonly bool isStruct, isMoved;

    /// <param name="operands">The buffers in the order in which the map has them.</param>
    /// <param name="isStruct">Whether the body is a method of a struct, which sees only its fields.</param>
    /// <param name="isMoved">Whether the pointers were moved to where rows and columns are counted from, by what <see cref="WriteMoves"/> writes.</param>
    public KernelBody(PlanCode code, Dialect dialect, GridMap map, IReadOnlyList<int> operands, SourceWriter writer, bool isStruct, bool isMoved = false)
    {
        if (map.Columns.Count > 1) throw new InvalidOperationException("The kernel's columns are not one run of memory.");
        (this.code, this.dialect, this.map, this.operands, this.writer, this.isStruct, this.isMoved) = (code, dialect, map, operands, writer, isStruct, isMoved);
    }

    /// <summary>Fields of the struct: name, type and the expression that fills it.</summary>
    public SortedDictionary<string, (string Type, string Value)> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Gives a node a value that comes from outside: the sum of a matrix product.</summary>
    public void Define(int node, string value) => values[node] = value;

    /// <summary>Splits the loop's counters into the axes of the grid, where a group has more than one.</summary>
    public void WriteCounters()
    {
        WriteCounters("outer", map.Outer);
        WriteCounters("row", map.Rows);
    }

    private void WriteCounters(string counter, IReadOnlyList<GridMap.Axis> axes)
    {
        string rest = counter;
        for (int i = axes.Count - 1; i >= 0 && axes.Count > 1; i--)
        {
            string size = Number(axes[i].Size);
            writer.Line(i == 0 ? $"nint {counter}{i} = {rest};" : $"nint {counter}{i} = {rest} % {size};");
            if (i > 1) writer.Line($"nint {counter}Rest{i} = {rest} / {size};");
            rest = i > 1 ? $"{counter}Rest{i}" : $"{rest} / {size}";
        }
    }

    public void Compute(IEnumerable<int> nodes)
    {
        foreach (int id in nodes)
        {
            Node node = code.Node(id);
            var inputs = new List<string>(node.Inputs.Count);
            for (int i = 0; i < node.Inputs.Count; i++)
                inputs.Add(node.Op == WellKnownOps.Assign && i == 0 ? "" : Operand(node.Inputs[i]));
            string text = ScalarCode.Of(code.Plan.Graph, node, dialect, inputs) ?? throw new InvalidOperationException($"{node.Op} has no code in dialect {dialect}.");
            string type = dialect == Dialect.Simd ? "V" : ElementTypes.CSharpName(node.Type.Element);
            if (text == inputs.LastOrDefault())
            {
                values[id] = text;
                continue;
            }
            writer.Line($"{type} v{id} = {Qualify.Runtime(text)};");
            values[id] = $"v{id}";
        }
    }

    public void Store(IEnumerable<Store> stores)
    {
        foreach (Store store in stores)
        {
            string place = $"{Pointer(store.Buffer)}{Index(store.Buffer, " + ")}";
            if (dialect == Dialect.Simd) writer.Line($"O.Store({place}, {values[store.Node]});");
            else writer.Line($"{Pointer(store.Buffer)}[{Index(store.Buffer, "")}] = {values[store.Node]};");
        }
    }

    /// <summary>Moves the pointers that the body uses by a row and a column of the grid.</summary>
    public void WriteMoves(SourceWriter text)
    {
        foreach (int buffer in operands)
            if (Fields.ContainsKey($"p{buffer}") && string.Join(" + ", Place(buffer, hasOuter: false, hasPanels: true)) is { Length: > 0 } place) text.Line($"p{buffer} += {place};");
    }

    /// <summary>One element from a buffer to another one.</summary>
    public void Copy(int from, int to) => writer.Line($"{Pointer(to)}[{Index(to, "")}] = {Pointer(from)}[{Index(from, "")}];");

    /// <summary>The value of an operand at the body's place in the grid.</summary>
    public string Operand(int id)
    {
        if (values.TryGetValue(id, out string? value)) return value;
        Node node = code.Node(id);
        if (node.IsConstant && !code.HasBuffer(id)) return ScalarCode.Constant(node, dialect);
        if (node.Type.IsScalar)
        {
            string scalar = code.Scalar(id);
            if (isStruct && !node.IsConstant)
            {
                Fields[$"s{id}"] = (ElementTypes.CSharpName(node.Type.Element), scalar);
                scalar = $"s{id}";
            }
            return values[id] = dialect == Dialect.Simd ? $"O.Set({scalar})" : scalar;
        }

        int buffer = code.BufferOf(id);
        string index = Index(buffer, "");
        string load = dialect != Dialect.Simd ? $"{Pointer(buffer)}[{index}]"
            : IsRepeatedAlongColumns(buffer) ? $"O.Set({Pointer(buffer)}[{index}])" : $"O.Load({Pointer(buffer)}{Index(buffer, " + ")})";
        writer.Line($"{(dialect == Dialect.Simd ? "V" : ElementTypes.CSharpName(node.Type.Element))} x{id} = {load};");
        return values[id] = $"x{id}";
    }

    private bool IsRepeatedAlongColumns(int buffer) => map.Columns.Count == 1 && map.Columns[0].Strides[Position(buffer)] == 0;

    private string Pointer(int buffer)
    {
        if (!isStruct) return code.Indexed(buffer);
        Fields[$"p{buffer}"] = (ElementTypes.CSharpName(code.Buffer(buffer).Type.Element) + "*", code.Pointer(buffer));
        return $"p{buffer}";
    }

    // The operand's element for the counters, as a sum; "0" when it has only one, "" where the sum is added to a pointer.
    private string Index(int buffer, string prefix)
    {
        List<string> terms = Place(buffer, hasOuter: true, hasPanels: !isMoved);
        if (terms.Count == 0) return prefix.Length == 0 ? "0" : "";
        return prefix + string.Join(" + ", terms);
    }

    private List<string> Place(int buffer, bool hasOuter, bool hasPanels)
    {
        int position = Position(buffer);
        BufferInfo operand = code.Buffer(buffer);
        var terms = new List<string>();
        if (hasOuter) Add("outer", map.Outer);
        Add("row", map.Rows);
        if (map.Columns.Count == 1 && map.Columns[0].Strides[position] != 0) terms.Add(InRow("column"));
        return terms;

        void Add(string counter, IReadOnlyList<GridMap.Axis> axes)
        {
            for (int i = 0; i < axes.Count; i++)
            {
                Dim stride = axes[i].Strides[position];
                string name = axes.Count > 1 ? counter + i : counter;
                if (stride == 1) terms.Add(InRow(name));
                else if (stride != 0) terms.Add($"{name} * {Number(stride)}");
            }
        }

        string InRow(string counter) => operand.HasPanels && hasPanels ? Qualify.Runtime($"Panels.Offset({counter}, {operand.PanelStride})") : counter;
    }

    private int Position(int buffer)
    {
        for (int i = 0; i < operands.Count; i++)
            if (operands[i] == buffer) return i;
        throw new InvalidOperationException($"Buffer {buffer} is no operand of the kernel.");
    }

    // A size inside the body: a literal when known, else a field.
    public string Number(Dim size)
    {
        if (size.IsKnown) return size.ToString();
        if (!isStruct) return $"({code.Names.LongSize(size)})";
        foreach (var field in Fields)
            if (field.Value.Type == "nint" && field.Value.Value == code.Names.LongSize(size)) return field.Key;
        string name = $"d{Fields.Count(field => field.Value.Type == "nint")}";
        Fields[name] = ("nint", code.Names.LongSize(size));
        return name;
    }
}

using System.Globalization;
using System.Text;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission;

/// <param name="Bytes">The arena of one run: the most that its intermediate results take at once, in the open sizes.</param>
internal sealed record FetchMemory(string Fetch, Dim Bytes)
{
    public static FetchMemory Of(FetchPlan plan) => new(plan.Fetch.Name, plan.Slots.Aggregate((Dim)0, (sum, slot) => sum + slot));
}

/// <summary>
/// The table of a model: a line a scope that owns variables, with its output's shape, its parameters and the FLOPs of its products
/// forward; then a line a fetch with its peak of memory, where the plans are there.
/// </summary>
internal static class ModelTable
{
    /// <summary>The part that only plans know: what each fetch takes.</summary>
    public static string Memory(IEnumerable<FetchMemory> memory) => Align(MemoryRows(memory));

    private static List<string[]> MemoryRows(IEnumerable<FetchMemory> memory) =>
        [["fetch", "", "", "peak bytes"], .. memory.Select(item => new[] { item.Fetch, "", "", item.Bytes.IsKnown ? Number(item.Bytes.Size) : item.Bytes.ToDisplayString() })];

    public static string Of(ModelGraph graph, IReadOnlyList<FetchMemory>? memory = null)
    {
        var trainable = graph.Variables.Where(variable => variable.Trainable).Select(variable => graph.Nodes[variable.Node]).ToList();
        var rows = new List<string[]> { new[] { graph.Name, "output", "parameters", "FLOPs" } };
        Dim flops = 0;
        long parameters = 0;
        foreach (var layer in trainable.GroupBy(variable => Scope(variable.Name)))
        {
            long count = layer.Sum(variable => variable.Type.Shape.Count.Size);
            Dim work = Products(graph, layer.Select(variable => variable.Id));
            rows.Add([layer.Key.Length > 0 ? layer.Key : string.Join(", ", layer.Select(variable => variable.Name)), Output(graph, layer.Key), Number(count), work.ToDisplayString()]);
            flops += work;
            parameters += count;
        }
        rows.Add(["total", "", Number(parameters), flops.ToDisplayString()]);
        long slots = graph.Variables.Where(variable => !variable.Trainable).Sum(variable => graph.Nodes[variable.Node].Type.Shape.Count.Size);
        if (slots > 0) rows.Add(["not trainable", "", Number(slots), ""]);
        if (memory is { Count: > 0 }) rows.AddRange(MemoryRows(memory));
        return Align(rows);
    }

    private static string Scope(string name) => name.LastIndexOf('/') is > 0 and int slash ? name.Substring(0, slash) : "";

    // What the scope's last node gives; gradients and updates come later in the graph, under scopes of their own.
    private static string Output(ModelGraph graph, string scope) =>
        scope.Length == 0 ? "" : graph.Nodes.LastOrDefault(node => node.Type.IsTensor && !node.IsVariable && Scope(node.Name) == scope)?.Type.Shape.ToDisplayString() ?? "";

    /// <summary>Two operations for each product of a matrix multiplication that reads one of the variables.</summary>
    private static Dim Products(ModelGraph graph, IEnumerable<int> variables)
    {
        var own = new HashSet<int>(variables);
        Dim work = 0;
        foreach (Node node in graph.Nodes.Where(node => node.Op == "MatMul" && node.Inputs.Any(own.Contains)))
        {
            Shape a = graph.Nodes[node.Inputs[0]].Type.Shape;
            work += 2 * node.Type.Shape.Count * a[node.Attributes.Bool("transposeA") ? a.Rank - 2 : a.Rank - 1];
        }
        return work;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Align(List<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
            text.Append($"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadLeft(widths[2])}  {row[3].PadLeft(widths[3])}".TrimEnd()).Append('\n');
        return text.ToString();
    }
}

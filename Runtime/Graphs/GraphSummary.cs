using System.Globalization;
using System.Text;

namespace AotNet;

/// <summary>The table of a graph's trainable variables, a line a scope.</summary>
internal static class GraphSummary
{
    public static string Of(GraphInfo graph)
    {
        var rows = new List<(string Scope, string Shapes, long Count)>();
        foreach (GraphVariable variable in graph.Variables)
        {
            if (!variable.Trainable) continue;
            string scope = variable.Node.Scope.Length == 0 ? variable.Name : variable.Node.Scope;
            string shape = $"{variable.Name[(variable.Name.LastIndexOf('/') + 1)..]} [{string.Join(", ", variable.Node.Shape)}]";
            int index = rows.FindIndex(row => row.Scope == scope);
            if (index < 0) rows.Add((scope, shape, variable.Count));
            else rows[index] = (scope, rows[index].Shapes + ", " + shape, rows[index].Count + variable.Count);
        }

        long other = graph.Variables.Where(variable => !variable.Trainable).Sum(variable => variable.Count);
        var text = new StringBuilder();
        int first = Math.Max(graph.Name.Length, rows.Count == 0 ? 0 : rows.Max(row => row.Scope.Length));
        int second = Math.Max("variables".Length, rows.Count == 0 ? 0 : rows.Max(row => row.Shapes.Length));
        Line(graph.Name, "variables", "parameters");
        foreach (var (scope, shapes, count) in rows) Line(scope, shapes, Number(count));
        Line("total", "", Number(rows.Sum(row => row.Count)));
        if (other > 0) Line("not trainable", "", Number(other));
        return text.ToString();

        void Line(string a, string b, string c) => text.Append(CultureInfo.InvariantCulture, $"{a.PadRight(first)}  {b.PadRight(second)}  {c,12}\n");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

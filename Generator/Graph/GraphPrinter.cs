using System.Globalization;
using System.Text;
using AotNet.Generator.Common;

namespace AotNet.Generator.Graph;

/// <summary>Prints a graph, one line a node; <see cref="GraphParser"/> reads it back to an equal value.</summary>
/// <remarks>
/// <code>
/// graph Mlp
/// %0: f32[batch,784] = Placeholder() # X
/// %1: f32[784,10] = Variable() # kernel
/// %2: f32[batch,10] = MatMul(%0, %1) {transposeA: false, transposeB: false} # MatMul
/// placeholder %0 X
/// variable %1 initial %3 trainable w
/// fetch Logits(%0 x) -> %2
/// fetch Pair(%0 x) -> (%2 A, %4)
/// </code>
/// </remarks>
internal static class GraphPrinter
{
    public static string Print(ModelGraph graph)
    {
        var text = new StringBuilder().Append("graph ").Append(graph.Name).Append('\n');
        foreach (Node node in graph.Nodes) text.Append(Print(node)).Append('\n');
        foreach (PlaceholderInfo item in graph.Placeholders) text.Append($"placeholder %{item.Node} {item.Member}\n");
        foreach (VariableInfo item in graph.Variables)
            text.Append($"variable %{item.Node} initial %{item.Initial}{(item.Trainable ? " trainable" : "")}{(item.Member is null ? "" : " " + Member(item.Member))}\n");
        foreach (FetchInfo fetch in graph.Fetches) text.Append(Print(fetch)).Append('\n');
        return text.ToString();
    }

    public static string Print(Node node)
    {
        var text = new StringBuilder($"%{node.Id}: {node.Type} = {node.Op}({string.Join(", ", node.Inputs.Select(input => $"%{input}"))})");
        if (node.Attributes.Items.Count > 0)
            text.Append(" {").Append(string.Join(", ", node.Attributes.Items.Select(item => $"{item.Key}: {Print(item.Value)}"))).Append('}');
        return text.Append(" # ").Append(node.Name).ToString();
    }

    // A member may be called "trainable"; the @ keeps it apart from the flag.
    private static string Member(string name) => name == "trainable" ? "@" + name : name;

    private static string Print(FetchInfo fetch)
    {
        string results = string.Join(", ", fetch.Results.Select(result => $"%{result.Node}{(result.Name is null ? "" : " " + result.Name)}"));
        return $"fetch {fetch.Name}({string.Join(", ", fetch.Feeds.Select(feed => $"%{feed.Node} {feed.Parameter}"))}) -> {(fetch.IsTuple ? $"({results})" : results)}";
    }

    public static string Print(AttributeValue value) => value switch
    {
        IntValue item => item.Value.ToString(CultureInfo.InvariantCulture),
        FloatValue item => Print(item.Value),
        BoolValue item => item.Value ? "true" : "false",
        StringValue item => "\"" + item.Value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r") + "\"",
        IntsValue item => "[" + string.Join(",", item.Values.Select(number => number.ToString(CultureInfo.InvariantCulture))) + "]",
        FloatsValue item => "floats[" + string.Join(",", item.Values.Select(Print)) + "]",
        DimsValue item => "dims" + item.Shape,
        TypeValue item => "type " + ElementTypes.ShortName(item.Type),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string Print(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (value == 0 && 1 / value < 0 && text[0] != '-') text = "-" + text;
        return text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text;
    }
}

using System.Globalization;

namespace AotNet;

/// <summary>Reads the text form of a graph, the compiler's own: see <see cref="GraphInfo.ToString"/>.</summary>
/// <remarks>
/// <code>
/// graph Mlp
/// %0: f32[batch,784] = Placeholder() # X
/// %2: f32[batch,10] = MatMul(%0, %1) {transposeA: false} # dnn/MatMul
/// placeholder %0 X
/// variable %1 initial %3 trainable w
/// fetch Logits(%0 x) -> %2
/// fetch Pair(%0 x) -> (%2 A, %4)
/// </code>
/// </remarks>
internal sealed class GraphReader
{
    private readonly List<GraphNode> _nodes = [];
    private readonly List<GraphNode> _placeholders = [];
    private readonly List<GraphVariable> _variables = [];
    private readonly List<GraphFetch> _fetches = [];

    public static GraphInfo Read(string text, string? summary) => new GraphReader().ReadGraph(text, summary);

    private GraphInfo ReadGraph(string text, string? summary)
    {
        string[] lines = text.Split('\n');
        if (!lines[0].StartsWith("graph ", StringComparison.Ordinal)) throw new FormatException("The text is no graph: it does not begin with 'graph' and a name.");
        for (int i = 1; i < lines.Length; i++)
        {
            try
            {
                ReadLine(lines[i].TrimEnd('\r'));
            }
            catch (Exception error) when (error is FormatException or ArgumentException or IndexOutOfRangeException or OverflowException)
            {
                throw new FormatException($"Line {i + 1} of the graph cannot be read: {lines[i]}", error);
            }
        }
        return new GraphInfo(lines[0]["graph ".Length..].Trim(), [.. _nodes], [.. _placeholders], [.. _variables], [.. _fetches], text, summary);
    }

    private void ReadLine(string line)
    {
        if (line.Length == 0) return;
        if (line[0] == '%')
        {
            ReadNode(line);
            return;
        }
        string[] words = line.Split(' ');
        switch (words[0])
        {
            case "placeholder":
                _placeholders.Add(Node(words[1]));
                break;
            case "variable":
                bool trainable = words.Length > 4 && words[4] == "trainable";
                int member = trainable ? 5 : 4;
                _variables.Add(new GraphVariable(Node(words[1]), trainable, words.Length > member ? words[member] : null));
                break;
            case "fetch":
                ReadFetch(line);
                break;
            default:
                throw new FormatException();
        }
    }

    private void ReadNode(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        int equals = line.IndexOf(" = ", colon, StringComparison.Ordinal);
        int open = line.IndexOf('(', equals);
        int close = line.IndexOf(')', open);
        int id = int.Parse(line.AsSpan(1, colon - 1), CultureInfo.InvariantCulture);
        if (id != _nodes.Count) throw new FormatException();
        int at = close + 1;
        var attributes = ReadAttributes(line, ref at);
        if (!line.AsSpan(at).StartsWith(" # ")) throw new FormatException();
        _nodes.Add(new GraphNode(id, line[(at + 3)..], line[(equals + 3)..open], line[(colon + 2)..equals], References(line[(open + 1)..close]), attributes));
    }

    // {name: value, name: value}; a value may hold commas within brackets and anything within quotes.
    private static KeyValuePair<string, string>[] ReadAttributes(string line, ref int at)
    {
        if (!line.AsSpan(at).StartsWith(" {")) return [];
        var attributes = new List<KeyValuePair<string, string>>();
        int start = at + 2, depth = 0;
        bool quoted = false;
        for (at = start; ; at++)
        {
            char c = line[at];
            if (quoted)
            {
                if (c == '\\') at++;
                else if (c == '"') quoted = false;
            }
            else if (c == '"') quoted = true;
            else if (c == '[') depth++;
            else if (c == ']') depth--;
            else if (depth == 0 && c is ',' or '}')
            {
                string item = line[start..at].Trim();
                int colon = item.IndexOf(": ", StringComparison.Ordinal);
                attributes.Add(new(item[..colon], item[(colon + 2)..]));
                start = at + 1;
                if (c != '}') continue;
                at++;
                return [.. attributes];
            }
        }
    }

    private void ReadFetch(string line)
    {
        int open = line.IndexOf('(');
        int close = line.IndexOf(')', open);
        int arrow = line.IndexOf(" -> ", close, StringComparison.Ordinal);
        _fetches.Add(new GraphFetch(line["fetch ".Length..open], References(line[(open + 1)..close]), References(line[(arrow + 4)..].Trim('(', ')'))));
    }

    /// <summary>Nodes from "%0 x, %2".</summary>
    private GraphNode[] References(string list)
    {
        if (list.Length == 0) return [];
        string[] items = list.Split(", ");
        var nodes = new GraphNode[items.Length];
        for (int i = 0; i < items.Length; i++) nodes[i] = Node(items[i].Split(' ')[0]);
        return nodes;
    }

    private GraphNode Node(string reference) => reference.Length > 1 && reference[0] == '%'
        ? _nodes[int.Parse(reference.AsSpan(1), CultureInfo.InvariantCulture)]
        : throw new FormatException();
}

using System.Globalization;
using System.Text;
using AotNet.Generator.Common;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Graph;

/// <summary>Reads what <see cref="GraphPrinter"/> prints, to an equal value.</summary>
/// <remarks>
/// Text written by hand may leave out the first line and the nodes' names (an unnamed node is called after its op, with
/// <c>_1</c>, <c>_2</c>, … where that is taken), and may have empty lines and indentation.
/// </remarks>
internal static class GraphParser
{
    /// <exception cref="FormatException">The text is no graph; the message quotes the line.</exception>
    public static ModelGraph Parse(string text)
    {
        var graph = new Lines();
        foreach (string line in text.Replace("\r\n", "\n").Split('\n'))
        {
            if (line.Trim().Length == 0) continue;
            try
            {
                Read(new TextCursor(line.TrimStart()), graph);
            }
            catch (FormatException exception)
            {
                throw new FormatException($"{exception.Message} In the line: {line.Trim()}", exception);
            }
        }
        return new ModelGraph(
            graph.Name, NameTheUnnamed(graph.Nodes).ToEquatableArray(), graph.Placeholders.ToEquatableArray(), graph.Variables.ToEquatableArray(),
            graph.Fetches.ToEquatableArray());
    }

    private static void Read(TextCursor line, Lines graph)
    {
        if (line.Skip("graph ")) graph.Name = line.Rest();
        else if (line.Skip("placeholder ")) graph.Placeholders.Add(new PlaceholderInfo(NodeId(line), line.Rest()));
        else if (line.Skip("variable ")) graph.Variables.Add(Variable(line));
        else if (line.Skip("fetch ")) graph.Fetches.Add(Fetch(line));
        else graph.Nodes.Add(ParseNode(line));
    }

    private static Node ParseNode(TextCursor line)
    {
        int id = NodeId(line);
        line.Take(":");
        TensorType type = TensorType.Parse(line.Until(" = "));
        string op = line.Until("(");
        var inputs = new List<int>();
        while (!line.Skip(")"))
        {
            if (inputs.Count > 0) line.Take(",");
            inputs.Add(NodeId(line));
        }
        var attributes = new List<(string, AttributeValue)>();
        if (line.Skip("{"))
            while (!line.Skip("}"))
            {
                if (attributes.Count > 0) line.Take(",");
                attributes.Add((line.Until(":"), Attribute(line)));
            }
        string name = line.Skip("# ") ? line.Rest() : "";
        line.End();
        return new Node(id, op, type, inputs.ToEquatableArray(), Attributes.Of([.. attributes]), name);
    }

    private static AttributeValue Attribute(TextCursor line)
    {
        if (line.Skip("\"")) return line.Quoted();
        if (line.Skip("dims[")) return Shape.Parse("[" + line.Until("]") + "]");
        if (line.Skip("type ")) return ElementTypes.Parse(line.Word());
        if (line.Skip("floats[")) return AttributeValue.Floats(Items(line.Until("]")).Select(Float));
        if (line.Skip("[")) return AttributeValue.Ints(Items(line.Until("]")).Select(Int));
        string word = line.Word();
        return word switch
        {
            "true" => true,
            "false" => false,
            "nan" or "inf" or "-inf" => Float(word),
            _ => word.IndexOfAny(['.', 'e', 'E']) >= 0 ? Float(word) : (AttributeValue)Int(word),
        };
    }

    private static string[] Items(string list) => list.Trim().Length == 0 ? [] : list.Split(',');

    private static long Int(string text) => long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
        ? value : throw new FormatException($"'{text}' is no integer.");

    private static double Float(string text) => text.Trim() switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "-0.0" => -0.0, // .NET Framework parses it to 0
        var number => double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value : throw new FormatException($"'{text}' is no number."),
    };

    private static int NodeId(TextCursor line)
    {
        line.Take("%");
        return (int)Int(line.Word());
    }

    private static VariableInfo Variable(TextCursor line)
    {
        int node = NodeId(line);
        line.Take("initial ");
        int initial = NodeId(line);
        string rest = line.Rest();
        bool trainable = rest == "trainable" || rest.StartsWith("trainable ", StringComparison.Ordinal);
        string member = (trainable ? rest.Substring("trainable".Length) : rest).Trim();
        return new VariableInfo(node, initial, trainable, member.Length == 0 ? null : member.TrimStart('@'));
    }

    private static FetchInfo Fetch(TextCursor line)
    {
        string name = line.Until("(");
        var feeds = new List<FeedInfo>();
        while (!line.Skip(")"))
        {
            if (feeds.Count > 0) line.Take(",");
            feeds.Add(new FeedInfo(NodeId(line), line.Word()));
        }
        line.Take("->");
        bool isTuple = line.Skip("(");
        var results = new List<FetchResult>();
        do results.Add(new FetchResult(NodeId(line), line.Word() is { Length: > 0 } result ? result : null));
        while (line.Skip(","));
        if (isTuple) line.Take(")");
        line.End();
        return new FetchInfo(name, results.ToEquatableArray(), feeds.ToEquatableArray(), isTuple);
    }

    private static IEnumerable<Node> NameTheUnnamed(List<Node> nodes)
    {
        var taken = new HashSet<string>(nodes.Select(node => node.Name), StringComparer.Ordinal);
        foreach (Node node in nodes)
        {
            string name = node.Name.Length > 0 ? node.Name : node.Op;
            for (int i = 1; node.Name.Length == 0 && !taken.Add(name); i++) name = node.Op + "_" + i.ToString(CultureInfo.InvariantCulture);
            yield return node with { Name = name };
        }
    }

    private sealed class Lines
    {
        public string Name { get; set; } = "Model";

        public List<Node> Nodes { get; } = [];

        public List<PlaceholderInfo> Placeholders { get; } = [];

        public List<VariableInfo> Variables { get; } = [];

        public List<FetchInfo> Fetches { get; } = [];
    }
}

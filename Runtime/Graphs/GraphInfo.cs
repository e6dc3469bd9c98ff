using System.Text;

namespace AotNet;

/// <summary>A model's graph at run time: what <c>M.Graph</c> gives, what a checkpoint keeps beside the values, what TensorBoard draws.</summary>
/// <remarks>It describes the model and cannot run: that is the generated session's part.</remarks>
public sealed class GraphInfo
{
    private readonly string _text;
    private readonly string? _summary;
    private readonly Dictionary<string, GraphNode> _byName;

    internal GraphInfo(
        string name, GraphNode[] nodes, GraphNode[] placeholders, GraphVariable[] variables, GraphFetch[] fetches, string text, string? summary)
    {
        (Name, Nodes, Placeholders, Variables, Fetches, _text, _summary) = (name, nodes, placeholders, variables, fetches, text, summary);
        _byName = new Dictionary<string, GraphNode>(nodes.Length, StringComparer.Ordinal);
        foreach (GraphNode node in nodes) _byName[node.Name] = node;
    }

    /// <summary>The model's name.</summary>
    public string Name { get; }

    /// <summary>All nodes, operands before their users.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>The feeds, in order of declaration.</summary>
    public IReadOnlyList<GraphNode> Placeholders { get; }

    /// <summary>The variables, in order of their making.</summary>
    public IReadOnlyList<GraphVariable> Variables { get; }

    /// <summary>The methods of the session.</summary>
    public IReadOnlyList<GraphFetch> Fetches { get; }

    /// <summary>All name scopes, outer ones before inner ones: <c>dnn</c>, <c>dnn/hidden1</c>.</summary>
    public IReadOnlyList<string> Scopes
    {
        get
        {
            var scopes = new List<string>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (GraphNode node in Nodes)
                for (int slash = node.Name.IndexOf('/'); slash >= 0; slash = node.Name.IndexOf('/', slash + 1))
                    if (seen.Add(node.Name[..slash])) scopes.Add(node.Name[..slash]);
            return scopes;
        }
    }

    /// <summary>The node with this full name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public GraphNode this[string name] => _byName.TryGetValue(name, out GraphNode? node) ? node
        : throw new KeyNotFoundException($"The graph has no node '{name}'."
            + (NearestName.Of(name, _byName.Keys) is { } nearest ? $" The nearest name is '{nearest}'." : ""));

    /// <summary>A table of the variables by scope: shapes and numbers of parameters, with totals.</summary>
    public string Summary() => _summary ?? GraphSummary.Of(this);

    /// <summary>The graph in text, one line a node; <see cref="Parse(string)"/> reads it back.</summary>
    public override string ToString() => _text;

    /// <summary>Reads the text of a graph.</summary>
    /// <exception cref="FormatException">It is no graph; the message says in which line.</exception>
    public static GraphInfo Parse(string text) => GraphReader.Read(text, summary: null);

    /// <summary>For generated code: a graph from its text in UTF-8.</summary>
    /// <param name="text">The graph as the compiler prints it.</param>
    /// <param name="summary">The table for <see cref="Summary"/>; made from the graph when empty.</param>
    /// <exception cref="FormatException">It is no graph; the message says in which line.</exception>
    public static GraphInfo Parse(ReadOnlySpan<byte> text, ReadOnlySpan<byte> summary = default) =>
        GraphReader.Read(Encoding.UTF8.GetString(text), summary.IsEmpty ? null : Encoding.UTF8.GetString(summary));
}

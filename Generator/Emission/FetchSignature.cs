using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission;

/// <summary>What a fetch's method takes and gives, and the private method behind it that works on pointers.</summary>
/// <param name="Sizes">The open sizes that its body may name, in order.</param>
internal sealed record FetchSignature(
    string Name, EquatableArray<FetchFeed> Feeds, EquatableArray<string> Sizes, EquatableArray<FetchOutput> Outputs, bool IsTuple)
{
    public SessionNames Names => new(Feeds.Select(feed => feed.Parameter), Sizes);

    /// <summary>The method that runs the fetch's kernels; its body is written from the plan.</summary>
    public string BodyHeader
    {
        get
        {
            SessionNames names = Names;
            var parameters = Feeds.Select((feed, i) => $"{ElementTypes.CSharpName(feed.Type.Element)}{(feed.Type.IsScalar ? "" : "*")} {names.Parameters[i]}")
                .Concat(Sizes.Select(size => $"int {names.Symbol(size)}"))
                .Concat(Outputs.Select((output, i) => (output, i)).Where(item => item.output.IsValue)
                    .Select(item => item.output.Type.IsTensor ? $"{ElementTypes.CSharpName(item.output.Type.Element)}* result{item.i}" : $"ref {FetchOutput.Record}? result{item.i}"))
                .Append("ref bool ran");
            return $"partial void Run{Name}({string.Join(", ", parameters)})";
        }
    }

    /// <summary>The signatures of a model's fetches, from the graph as the frontend gives it.</summary>
    public static FetchSignature Of(ModelGraph graph, FetchInfo fetch)
    {
        var feeds = fetch.Feeds.Select(feed => new FetchFeed(feed.Parameter, Member(graph, feed.Node), graph.Nodes[feed.Node].Type)).ToEquatableArray();
        ModelGraph part = Subgraph.Of(graph, fetch);
        // In the order of the feeds, then what only the graph names, such as the size of a placeholder that is not fed.
        var sizes = feeds.SelectMany(feed => feed.Type.Shape.SelectMany(dim => dim.Symbols))
            .Concat(part.Nodes.SelectMany(node => node.Type.Shape.Concat(node.Attributes.Dims("dim") ?? []).SelectMany(dim => dim.Symbols)).OrderBy(symbol => symbol, StringComparer.Ordinal))
            .Distinct().ToEquatableArray();
        return new FetchSignature(fetch.Name, feeds, sizes,
            fetch.Results.Select(result => new FetchOutput(result.Name, graph.Nodes[result.Node].Type)).ToEquatableArray(), GivesTuple(graph, fetch));
    }

    // Operations yield nothing: a tuple of one value and some of them is that value.
    private static bool GivesTuple(ModelGraph graph, FetchInfo fetch) =>
        fetch.IsTuple && (fetch.Results.Count == 1 || fetch.Results.Count(result => graph.Nodes[result.Node].Type.Kind != ValueKind.Operation) > 1);

    public static readonly FetchSignature Initializer = new(FetchRequest.Initialize, [], [], [new FetchOutput(null, TensorType.Operation)], false);

    private static string Member(ModelGraph graph, int node) =>
        graph.Placeholders.FirstOrDefault(placeholder => placeholder.Node == node)?.Member ?? graph.Nodes[node].Name;
}

/// <param name="Parameter">The method's parameter.</param>
/// <param name="Member">What is fed, for messages.</param>
internal sealed record FetchFeed(string Parameter, string Member, TensorType Type);

/// <param name="Name">The tuple element's name, if it has one.</param>
internal sealed record FetchOutput(string? Name, TensorType Type)
{
    public const string Record = "global::AotNet.Summaries.SummaryRecord";

    /// <summary>Whether the method gives anything for it: a tensor or a summary's record, but nothing for an operation.</summary>
    public bool IsValue => Type.Kind != ValueKind.Operation;

    /// <summary>Whether it is a tensor of rank 1 or more.</summary>
    public bool IsSpan => Type.IsTensor && !Type.IsScalar;
}

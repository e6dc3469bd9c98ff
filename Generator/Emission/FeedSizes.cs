using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission;

/// <summary>How a fetch's open sizes follow from the lengths of its feeds.</summary>
internal sealed class FeedSizes
{
    private readonly FetchSignature signature;
    private readonly Func<int, string> length;
    private readonly SessionNames names;
    private readonly HashSet<string> solved = new(StringComparer.Ordinal);

    /// <param name="length">The length of a feed as an expression.</param>
    public FeedSizes(FetchSignature signature, Func<int, string> length)
    {
        (this.signature, this.length, names) = (signature, length, signature.Names);
        var open = new List<int>(Enumerable.Range(0, signature.Feeds.Count).Where(i => !signature.Feeds[i].Type.IsScalar));
        while (open.Count > 0)
        {
            int next = open.FindIndex(IsSolvable);
            if (next < 0)
            {
                // One length cannot tell two sizes: the caller says one of them.
                string? free = open.SelectMany(i => Unsolved(i)).FirstOrDefault();
                if (free is null) throw new InvalidOperationException("A size follows from itself.");
                Parameters.Add(free);
                solved.Add(free);
                continue;
            }
            Solve(open[next]);
            open.RemoveAt(next);
        }
        foreach (string symbol in signature.Sizes)
            if (solved.Add(symbol)) Parameters.Add(symbol);
    }

    /// <summary>Sizes that do not follow from the feeds: further parameters of the method.</summary>
    public List<string> Parameters { get; } = [];

    /// <summary>Statements that declare the sizes and check the feeds, in order.</summary>
    public List<string> Statements { get; } = [];

    private IEnumerable<string> Unsolved(int feed) => Shape(feed).SelectMany(dim => dim.Symbols).Where(symbol => !solved.Contains(symbol)).Distinct();

    private Shape Shape(int feed) => signature.Feeds[feed].Type.Shape;

    // All solved, or one lone symbol left, on one axis or squared.
    private bool IsSolvable(int feed)
    {
        var unsolved = Unsolved(feed).ToList();
        if (unsolved.Count == 0) return true;
        var axes = Shape(feed).Where(dim => dim.Symbols.Any(symbol => !solved.Contains(symbol))).ToList();
        return unsolved.Count == 1 && axes.Count <= 2 && axes.All(dim => dim.SymbolName == unsolved[0]);
    }

    private void Solve(int feed)
    {
        Shape shape = Shape(feed);
        string about = $"\"{signature.Feeds[feed].Member}\", \"{shape.ToDisplayString()}\"";
        string? symbol = Unsolved(feed).FirstOrDefault();
        if (symbol is null)
        {
            Statements.Add($"global::AotNet.Kernels.Feeds.Check({length(feed)}, {names.LongSize(shape.Count)}, {about});");
            return;
        }
        var rest = shape.Where(dim => dim.SymbolName != symbol).ToList();
        string known = names.LongSize(rest.Aggregate((Dim)1, (product, dim) => product * dim));
        string method = shape.Rank - rest.Count == 2 ? "Root" : "Size";
        Statements.Add($"int {names.Symbol(symbol)} = global::AotNet.Kernels.Feeds.{method}({length(feed)}, {known}, {about});");
        solved.Add(symbol);
    }
}

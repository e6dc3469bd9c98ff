using System.Text;
using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission;

/// <summary>The names of one fetch's parameters and open sizes in C#, the same in its signature and in its body.</summary>
internal sealed class SessionNames
{
    // Names that bodies use, alone or with a number after them: "p3" is a buffer, "s5" a scalar.
    private static readonly HashSet<string> BodyNames =
        new(["arena", "arenaEnd", "slot", "ran", "row", "rowRest", "column", "outer", "outerRest", "total", "item", "result", "p", "s", "x", "v", "d", "r"], StringComparer.Ordinal);

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sizes = new(StringComparer.Ordinal);

    /// <param name="parameters">The names of the method's parameters.</param>
    /// <param name="symbols">All open sizes, in order.</param>
    public SessionNames(IEnumerable<string> parameters, IEnumerable<string> symbols)
    {
        Parameters = parameters.Select(name => Escape(Unique(name))).ToList();
        foreach (string symbol in symbols) sizes.Add(symbol, Escape(Unique(Identifier(symbol))));
    }

    public IReadOnlyList<string> Parameters { get; }

    /// <summary>The int that holds an open size.</summary>
    public string Symbol(string symbol) => sizes[symbol];

    /// <summary>A size as an expression of type int.</summary>
    public string Size(Dim size) => size.ToCode(Symbol);

    /// <summary>A size as an expression of type nint, whatever the products in it come to.</summary>
    public string LongSize(Dim size) => size.IsKnown ? size.ToString() : size.ToCode(symbol => $"(nint){Symbol(symbol)}");

    private string Unique(string name)
    {
        string stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        string wanted = BodyNames.Contains(stem) && (stem != name || name.Length > 1) ? name + "_" : name, unique = wanted;
        for (int suffix = 2; !taken.Add(unique); suffix++) unique = $"{wanted}_{suffix}";
        return unique;
    }

    // "?A.0", the first size of placeholder A, becomes "sizeA0".
    private static string Identifier(string symbol)
    {
        var text = new StringBuilder();
        foreach (char c in symbol)
            if (char.IsLetterOrDigit(c) || c == '_') text.Append(c);
        if (symbol[0] == '?') text.Insert(0, "size");
        if (text.Length == 0 || char.IsDigit(text[0])) text.Insert(0, '_');
        return text.ToString();
    }

    public static string Escape(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? "@" + name : name;
}

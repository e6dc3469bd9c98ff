using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Ops.LinearAlgebra;

/// <summary>
/// An equation in Einstein's notation over given shapes: a letter an axis, for each operand and for the result.
/// <c>bij,bjk->bik</c>; without an arrow the result has the letters that occur once, in alphabetical order. Three dots stand
/// for the axes that have no letter, the same in all operands that have them.
/// </summary>
internal sealed class EinsumEquation
{
    private readonly string text;

    private EinsumEquation(string text, string[] operands, string result, Dictionary<char, Dim> sizes) =>
        (this.text, Operands, Result, Sizes) = (text, operands, result, sizes);

    /// <summary>The letters of each operand.</summary>
    public IReadOnlyList<string> Operands { get; }

    /// <summary>The letters of the result, each once.</summary>
    public string Result { get; }

    public IReadOnlyDictionary<char, Dim> Sizes { get; }

    public Shape ResultShape => new(Common.EquatableArray.ToEquatableArray(Result.Select(letter => Sizes[letter])));

    /// <exception cref="GraphException">It cannot be read or does not fit the shapes.</exception>
    public static EinsumEquation Parse(string text, IReadOnlyList<Shape> shapes)
    {
        string[] sides = text.Replace(" ", "").Split(["->"], StringSplitOptions.None);
        string[] operands = sides[0].Split(',');
        if (sides.Length > 2) throw Invalid(text, "it has more than one arrow");
        if (operands.Length != shapes.Count) throw Invalid(text, $"it has {operands.Length} operands and is given {shapes.Count}");

        string dots = Dots(text, operands, shapes);
        for (int i = 0; i < operands.Length; i++) operands[i] = operands[i].Replace("...", dots);
        string result = sides.Length == 2 ? sides[1].Replace("...", dots)
            : dots + string.Concat(operands.SelectMany(item => item).GroupBy(letter => letter)
                .Where(group => group.Count() == 1 && dots.IndexOf(group.Key) < 0).Select(group => group.Key).OrderBy(letter => letter));

        var sizes = new Dictionary<char, Dim>();
        for (int i = 0; i < operands.Length; i++)
        {
            Check(text, operands[i], dots);
            if (operands[i].Length != shapes[i].Rank)
                throw Invalid(text, $"operand {i} is {shapes[i].ToDisplayString()} and has {operands[i].Length} letters");
            for (int axis = 0; axis < operands[i].Length; axis++)
            {
                char letter = operands[i][axis];
                if (sizes.TryGetValue(letter, out Dim size) && size != shapes[i][axis])
                    throw Invalid(text, $"{Spell(letter)} is {size.ToDisplayString()} and {shapes[i][axis].ToDisplayString()}");
                sizes[letter] = shapes[i][axis];
            }
        }
        Check(text, result, dots);
        foreach (char letter in result)
            if (!sizes.ContainsKey(letter)) throw Invalid(text, $"the result's '{letter}' is in no operand");
        if (result.Distinct().Count() != result.Length) throw Invalid(text, "the result has a letter twice");
        return new EinsumEquation(text, operands, result, sizes);
    }

    public override string ToString() => text;

    // The axes under "..." get digits for letters, which no one else can use.
    private static string Dots(string text, string[] operands, IReadOnlyList<Shape> shapes)
    {
        int? count = null;
        for (int i = 0; i < operands.Length; i++)
        {
            if (!operands[i].Contains("...")) continue;
            int rest = shapes[i].Rank - (operands[i].Length - 3);
            if (rest < 0 || rest > 10) throw Invalid(text, $"operand {i} is {shapes[i].ToDisplayString()} and leaves {rest} axes for '...'");
            if (count is { } other && other != rest) throw Invalid(text, $"'...' stands for {other} axes and for {rest}");
            count = rest;
        }
        return "0123456789".Substring(0, count ?? 0);
    }

    private static void Check(string text, string letters, string dots)
    {
        foreach (char letter in letters)
            if (letter is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z') && dots.IndexOf(letter) < 0) throw Invalid(text, $"'{letter}' is no letter");
    }

    private static string Spell(char letter) => char.IsDigit(letter) ? $"axis {letter} of '...'" : $"'{letter}'";

    private static GraphException Invalid(string text, string fault) => new("AOTN2031", text, fault);
}

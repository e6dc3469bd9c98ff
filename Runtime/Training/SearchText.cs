using System.Globalization;
using System.Text;

namespace AotNet.Training;

/// <summary>How settings of trials are shown.</summary>
internal static class SearchText
{
    /// <summary>Stands for the text of a choice by its number, since a function cannot say what it does.</summary>
    private const char ChoiceMark = '#';

    public static string Of<T>(T value, int index) => value switch
    {
        Delegate => ChoiceMark + index.ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "null",
    };

    /// <summary>The source text of a draw: its name in the tuple, if it has one, and its arguments.</summary>
    public readonly record struct Draw(string Name, IReadOnlyList<string> Arguments);

    /// <summary>Names a chosen function by its source text.</summary>
    public static string Resolve(string text, Draw draw)
    {
        if (text.Length < 2 || text[0] != ChoiceMark || !int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            || index >= draw.Arguments.Count)
            return text;
        string source = draw.Arguments[index];
        int arrow = source.IndexOf("=>", StringComparison.Ordinal);
        return arrow < 0 ? source : source[(arrow + 2)..].Trim();
    }

    /// <summary>The draws in the text of a lambda such as <c>space => (Rate: space.LogUniform(1e-3, 1), Size: space.Choice(16, 32))</c>.</summary>
    public static List<Draw> Draws(string? expression)
    {
        var draws = new List<Draw>();
        if (expression is null || expression.IndexOf("=>", StringComparison.Ordinal) is not (> 0 and int arrow)) return draws;
        string parameter = expression[..arrow].Trim(' ', '(', ')');
        for (int at = arrow; (at = expression.IndexOf(parameter + ".", at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (char.IsLetterOrDigit(expression[at - 1])) continue;
            int open = expression.IndexOf('(', at);
            if (open < 0) break;
            draws.Add(new Draw(NameBefore(expression, at) ?? $"{draws.Count + 1}", Arguments(expression, open)));
        }
        return draws;
    }

    // "(Name: space." gives Name.
    private static string? NameBefore(string text, int end)
    {
        string before = text[..end].TrimEnd();
        if (before.Length == 0 || before[^1] != ':') return null;
        int start = before.Length - 1;
        while (start > 0 && (char.IsLetterOrDigit(before[start - 1]) || before[start - 1] == '_')) start--;
        return start < before.Length - 1 ? before[start..^1] : null;
    }

    private static List<string> Arguments(string text, int open)
    {
        var arguments = new List<string>();
        var argument = new StringBuilder();
        int depth = 0;
        for (int i = open + 1; i < text.Length; i++)
        {
            char c = text[i];
            if (c is ')' or ']' or '}' && depth-- == 0) break;
            if (c is '(' or '[' or '{') depth++;
            if (c == ',' && depth == 0)
            {
                arguments.Add(argument.ToString().Trim());
                argument.Clear();
            }
            else argument.Append(c);
        }
        arguments.Add(argument.ToString().Trim());
        return arguments;
    }
}

using System.Text;

namespace AotNet.Generator.Graph;

/// <summary>A place in a line of text that moves forward; spaces between tokens do not count.</summary>
internal sealed class TextCursor(string text)
{
    private int position;

    /// <summary>Moves past a token if it is next.</summary>
    public bool Skip(string token)
    {
        SkipSpaces();
        if (string.CompareOrdinal(text, position, token, 0, token.Length) != 0) return false;
        position += token.Length;
        return true;
    }

    /// <exception cref="FormatException">Something else is next.</exception>
    public void Take(string token)
    {
        if (!Skip(token)) throw new FormatException($"Expected '{token}' at column {position + 1}.");
    }

    /// <summary>The text before a token; moves past the token.</summary>
    /// <exception cref="FormatException">The token does not follow.</exception>
    public string Until(string token)
    {
        SkipSpaces();
        int end = text.IndexOf(token, position, StringComparison.Ordinal);
        if (end < 0) throw new FormatException($"Expected '{token}' after column {position + 1}.");
        string before = text.Substring(position, end - position);
        position = end + token.Length;
        return before;
    }

    /// <summary>Letters up to a space or punctuation of the format; empty at the end.</summary>
    public string Word()
    {
        SkipSpaces();
        int start = position;
        while (position < text.Length && " ,:(){}[]".IndexOf(text[position]) < 0) position++;
        return text.Substring(start, position - start);
    }

    /// <summary>The rest of a string whose opening quote was read.</summary>
    public string Quoted()
    {
        var value = new StringBuilder();
        for (; position < text.Length; position++)
        {
            char letter = text[position];
            if (letter == '"')
            {
                position++;
                return value.ToString();
            }
            if (letter == '\\' && position + 1 < text.Length)
                letter = text[++position] switch { 'n' => '\n', 'r' => '\r', var other => other };
            value.Append(letter);
        }
        throw new FormatException("A string has no end.");
    }

    public string Rest()
    {
        SkipSpaces();
        string rest = text.Substring(position);
        position = text.Length;
        return rest;
    }

    public void End()
    {
        SkipSpaces();
        if (position < text.Length) throw new FormatException($"Unexpected text at column {position + 1}.");
    }

    private void SkipSpaces()
    {
        while (position < text.Length && text[position] == ' ') position++;
    }
}

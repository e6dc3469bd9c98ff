using System.Text;

namespace AotNet.Generator.Common;

/// <summary>Writes C# with indentation. Lines end in '\n' on every system, so that emitted text is the same everywhere.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int indentation;

    /// <summary>Writes each line of <paramref name="lines"/> at the current indentation; empty lines stay empty.</summary>
    public SourceWriter Line(string lines = "")
    {
        foreach (string line in lines.Replace("\r\n", "\n").Split('\n'))
        {
            if (line.Length > 0) text.Append(' ', indentation * 4).Append(line);
            text.Append('\n');
        }
        return this;
    }

    /// <summary>Writes a line, an opening brace, and indents until the result is disposed; then <paramref name="close"/>.</summary>
    public Block Braces(string header, string close = "}")
    {
        Line(header).Line("{");
        indentation++;
        return new Block(this, close);
    }

    public Block Indented()
    {
        indentation++;
        return new Block(this, null);
    }

    public override string ToString() => text.ToString();

    internal readonly struct Block(SourceWriter writer, string? close) : IDisposable
    {
        public void Dispose()
        {
            writer.indentation--;
            if (close is not null) writer.Line(close);
        }
    }
}

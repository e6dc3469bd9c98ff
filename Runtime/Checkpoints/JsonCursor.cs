using System.Buffers.Text;
using System.Text;

namespace AotNet.Checkpoints;

/// <summary>Reads JSON from left to right, strictly (RFC 8259). Small where a general reader is large: a native program has it whole.</summary>
/// <remarks>Every method throws <see cref="InvalidDataException"/> at what does not belong there.</remarks>
internal ref struct JsonCursor(ReadOnlySpan<byte> json)
{
    private const int MaximumDepth = 64;

    private readonly ReadOnlySpan<byte> _json = json;

    /// <summary>The place of the next byte.</summary>
    public int Position { get; private set; }

    /// <summary>Takes a character after blanks.</summary>
    public void Expect(char c)
    {
        if (!TryTake(c)) throw Error($"'{c}' expected");
    }

    /// <summary>Takes a character after blanks if it is the next one.</summary>
    public bool TryTake(char c)
    {
        SkipBlanks();
        if (Position >= _json.Length || _json[Position] != c) return false;
        Position++;
        return true;
    }

    /// <summary>Whether only blanks are left.</summary>
    public bool AtEnd()
    {
        SkipBlanks();
        return Position == _json.Length;
    }

    /// <summary>A whole number from 0 on.</summary>
    public long ReadSize()
    {
        SkipBlanks();
        ReadOnlySpan<byte> rest = _json[Position..];
        if (rest.IsEmpty || !char.IsAsciiDigit((char)rest[0]) || (rest.Length > 1 && rest[0] == '0' && char.IsAsciiDigit((char)rest[1]))
            || !Utf8Parser.TryParse(rest, out long value, out int length))
            throw Error("a whole number from 0 on expected");
        Position += length;
        if (Position < _json.Length && _json[Position] is (byte)'.' or (byte)'e' or (byte)'E') throw Error("a whole number expected");
        return value;
    }

    public string ReadString()
    {
        Expect('"');
        int start = Position;
        while (Position < _json.Length && _json[Position] is not ((byte)'"' or (byte)'\\') && _json[Position] >= 0x20) Position++;
        if (Position < _json.Length && _json[Position] == '"') return Encoding.UTF8.GetString(_json[start..Position++]);

        var text = new StringBuilder(Encoding.UTF8.GetString(_json[start..Position]));
        while (true)
        {
            start = Position;
            while (Position < _json.Length && _json[Position] is not ((byte)'"' or (byte)'\\') && _json[Position] >= 0x20) Position++;
            text.Append(Encoding.UTF8.GetString(_json[start..Position]));
            if (Position >= _json.Length) throw Error("a string does not end");
            byte c = _json[Position++];
            if (c == '"') return text.ToString();
            if (c != '\\') throw Error("a control character in a string");
            text.Append(ReadEscape());
        }
    }

    /// <summary>Skips any value.</summary>
    public void SkipValue(int depth = 0)
    {
        if (depth > MaximumDepth) throw Error("nested too deeply");
        SkipBlanks();
        if (Position >= _json.Length) throw Error("a value expected");
        switch (_json[Position])
        {
            case (byte)'"':
                ReadString();
                break;
            case (byte)'{':
                Position++;
                if (TryTake('}')) break;
                do
                {
                    ReadString();
                    Expect(':');
                    SkipValue(depth + 1);
                }
                while (TryTake(','));
                Expect('}');
                break;
            case (byte)'[':
                Position++;
                if (TryTake(']')) break;
                do SkipValue(depth + 1);
                while (TryTake(','));
                Expect(']');
                break;
            default:
                SkipWord();
                break;
        }
    }

    public readonly InvalidDataException Error(string what) => new($"{what} at byte {Position} of the header");

    private void SkipWord()
    {
        ReadOnlySpan<byte> rest = _json[Position..];
        int length = rest.IndexOfAny(" \t\r\n,:]}"u8);
        ReadOnlySpan<byte> word = length < 0 ? rest : rest[..length];
        bool known = word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8)
            || (Utf8Parser.TryParse(word, out double _, out int read) && read == word.Length && (char.IsAsciiDigit((char)word[0]) || word[0] == '-'));
        if (!known) throw Error("a value expected");
        Position += word.Length;
    }

    private char ReadEscape()
    {
        if (Position >= _json.Length) throw Error("a string does not end");
        switch (_json[Position++])
        {
            case (byte)'"': return '"';
            case (byte)'\\': return '\\';
            case (byte)'/': return '/';
            case (byte)'b': return '\b';
            case (byte)'f': return '\f';
            case (byte)'n': return '\n';
            case (byte)'r': return '\r';
            case (byte)'t': return '\t';
            case (byte)'u':
                int value = 0;
                for (int i = 0; i < 4; i++, Position++)
                {
                    if (Position >= _json.Length || !char.IsAsciiHexDigit((char)_json[Position])) throw Error("four hexadecimal digits expected");
                    value = (value << 4) | Convert.ToInt32(((char)_json[Position]).ToString(), 16);
                }
                return (char)value;
            default:
                throw Error("an unknown escape in a string");
        }
    }

    private void SkipBlanks()
    {
        while (Position < _json.Length && _json[Position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') Position++;
    }
}

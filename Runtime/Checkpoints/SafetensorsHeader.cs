using System.Globalization;
using System.Text;

namespace AotNet.Checkpoints;

/// <summary>A tensor in a safetensors file.</summary>
/// <param name="DataType">The format's name of the element type: <c>F32</c>.</param>
/// <param name="Begin">Where its bytes begin, counted from the end of the header.</param>
internal sealed record SafetensorsEntry(string Name, string DataType, long[] Shape, long Begin, long End)
{
    public string Description => $"{DataType} [{string.Join(", ", Shape)}]";
}

/// <summary>The header of a safetensors file: what tensors it has, where they lie, and free text by name.</summary>
/// <remarks>
/// The format: 8 bytes, the header's length N (little-endian), N bytes of JSON, then the tensors, row-major and little-endian,
/// without a gap. See github.com/huggingface/safetensors, whose reader refuses the same files as this one.
/// </remarks>
internal sealed partial class SafetensorsHeader
{
    /// <summary>The greatest length that any reader takes.</summary>
    public const int MaximumLength = 100_000_000;

    private static readonly (ElementType Type, string Name)[] s_types =
    [
        (ElementType.Float32, "F32"), (ElementType.Float64, "F64"), (ElementType.Float16, "F16"),
        (ElementType.Int32, "I32"), (ElementType.Int64, "I64"), (ElementType.UInt8, "U8"), (ElementType.Bool, "BOOL"),
    ];

    /// <summary>The tensors in the order of their bytes.</summary>
    public List<SafetensorsEntry> Entries { get; } = [];

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Bytes of all tensors together.</summary>
    public long DataLength => Entries.Count == 0 ? 0 : Entries[^1].End;

    public static string NameOf(ElementType type) => s_types[(int)type].Name;

    /// <summary>Bytes of one element, also of types that AotNet has no tensors of; 0 for an unknown name.</summary>
    public static int ByteSize(string dataType) => dataType switch
    {
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" => 1,
        "I16" or "U16" or "F16" or "BF16" => 2,
        "I32" or "U32" or "F32" => 4,
        "I64" or "U64" or "F64" or "C64" => 8,
        _ => 0,
    };

    /// <summary>Adds a tensor behind the last one.</summary>
    public void Add(string name, ElementType type, ReadOnlySpan<int> shape)
    {
        long count = 1;
        long[] sizes = new long[shape.Length];
        for (int i = 0; i < sizes.Length; i++) count *= sizes[i] = shape[i];
        Entries.Add(new SafetensorsEntry(name, NameOf(type), sizes, DataLength, DataLength + (count * ByteSize(NameOf(type)))));
    }

    /// <summary>The header as it stands in a file, without its length, filled up with blanks so that the tensors are aligned.</summary>
    public byte[] ToBytes()
    {
        var json = new StringBuilder("{");
        if (Metadata.Count > 0)
        {
            json.Append("\"__metadata__\":{");
            foreach (var (key, value) in Metadata)
            {
                if (json[^1] != '{') json.Append(',');
                Quote(json, key).Append(':');
                Quote(json, value);
            }
            json.Append('}');
        }
        foreach (SafetensorsEntry entry in Entries)
        {
            if (json.Length > 1) json.Append(',');
            Quote(json, entry.Name).Append(CultureInfo.InvariantCulture,
                $":{{\"dtype\":\"{entry.DataType}\",\"shape\":[{string.Join(",", entry.Shape)}],\"data_offsets\":[{entry.Begin},{entry.End}]}}");
        }
        byte[] bytes = Encoding.UTF8.GetBytes(json.Append('}').ToString());
        byte[] padded = new byte[(bytes.Length + 7) / 8 * 8];
        bytes.CopyTo(padded, 0);
        padded.AsSpan(bytes.Length).Fill((byte)' ');
        return padded;
    }

    private static StringBuilder Quote(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\') json.Append('\\').Append(c);
            else if (c == '\n') json.Append("\\n");
            else if (c < ' ' || char.IsSurrogate(c)) json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else json.Append(c);
        }
        return json.Append('"');
    }
}

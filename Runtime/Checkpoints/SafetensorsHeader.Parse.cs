using System.Text.Unicode;

namespace AotNet.Checkpoints;

internal sealed partial class SafetensorsHeader
{
    private const string MetadataKey = "__metadata__";

    /// <summary>Reads and checks a header.</summary>
    /// <param name="json">The header without its length.</param>
    /// <param name="dataLength">The bytes that follow it in the file.</param>
    /// <exception cref="InvalidDataException">It breaks a rule of the format; the message says which.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long dataLength)
    {
        if (json.IsEmpty || json[0] != '{') throw new InvalidDataException("the header does not begin with '{'");
        if (!Utf8.IsValid(json)) throw new InvalidDataException("the header is not UTF-8");
        var header = new SafetensorsHeader();
        var cursor = new JsonCursor(json);
        var names = new HashSet<string>(StringComparer.Ordinal);
        cursor.Expect('{');
        if (!cursor.TryTake('}'))
        {
            do
            {
                string name = cursor.ReadString();
                if (!names.Add(name)) throw cursor.Error($"'{name}' comes twice");
                cursor.Expect(':');
                if (name == MetadataKey) header.ReadMetadata(ref cursor);
                else header.Entries.Add(ReadEntry(ref cursor, name));
            }
            while (cursor.TryTake(','));
            cursor.Expect('}');
        }
        if (!cursor.AtEnd()) throw cursor.Error("something after the end of the JSON text");
        header.Check(dataLength);
        return header;
    }

    private void ReadMetadata(ref JsonCursor cursor)
    {
        cursor.Expect('{');
        if (cursor.TryTake('}')) return;
        do
        {
            string key = cursor.ReadString();
            cursor.Expect(':');
            if (!Metadata.TryAdd(key, cursor.ReadString())) throw cursor.Error($"'{key}' comes twice");
        }
        while (cursor.TryTake(','));
        cursor.Expect('}');
    }

    private static SafetensorsEntry ReadEntry(ref JsonCursor cursor, string name)
    {
        string? type = null;
        long[]? shape = null, offsets = null;
        cursor.Expect('{');
        do
        {
            string key = cursor.ReadString();
            cursor.Expect(':');
            switch (key)
            {
                case "dtype" when type is null:
                    type = cursor.ReadString();
                    break;
                case "shape" when shape is null:
                    shape = ReadSizes(ref cursor);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadSizes(ref cursor);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw cursor.Error($"'{key}' of '{name}' comes twice");
                default:
                    cursor.SkipValue();
                    break;
            }
        }
        while (cursor.TryTake(','));
        cursor.Expect('}');
        if (type is null || shape is null || offsets is not [long begin, long end]) throw cursor.Error($"dtype, shape or data_offsets of '{name}' are missing");
        return new SafetensorsEntry(name, type, shape, begin, end);
    }

    private static long[] ReadSizes(ref JsonCursor cursor)
    {
        var sizes = new List<long>();
        cursor.Expect('[');
        if (cursor.TryTake(']')) return [];
        do sizes.Add(cursor.ReadSize());
        while (cursor.TryTake(','));
        cursor.Expect(']');
        return [.. sizes];
    }

    // No gap, no overlap, nothing left over: a file holds what its header says and nothing else.
    private void Check(long dataLength)
    {
        Entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        long position = 0;
        foreach (SafetensorsEntry entry in Entries)
        {
            if (entry.Begin != position || entry.End < entry.Begin)
                throw new InvalidDataException($"'{entry.Name}' has the bytes {entry.Begin} to {entry.End}; they must begin at {position}");
            position = entry.End;
            int size = ByteSize(entry.DataType);
            if (size == 0) throw new InvalidDataException($"'{entry.Name}' has the unknown element type {entry.DataType}");
            UInt128 bytes = (UInt128)size;
            foreach (long length in entry.Shape)
            {
                bytes *= (UInt128)length;
                // A size of zero further on does not mend a product that no reader can hold.
                if (bytes > (UInt128)long.MaxValue) throw new InvalidDataException($"the shape of '{entry.Name}' is too large");
            }
            if (bytes != (UInt128)(entry.End - entry.Begin))
                throw new InvalidDataException($"'{entry.Name}' is {entry.Description}, which is {bytes} bytes, but has {entry.End - entry.Begin}");
        }
        if (position != dataLength) throw new InvalidDataException($"the tensors are {position} bytes, but {dataLength} follow the header");
    }
}

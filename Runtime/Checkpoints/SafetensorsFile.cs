using System.Buffers.Binary;
using System.Globalization;
using AotNet.Files;
using Microsoft.Win32.SafeHandles;

namespace AotNet.Checkpoints;

/// <summary>A safetensors file that is open for reading, or the writing of one.</summary>
internal sealed class SafetensorsFile : IDisposable
{
    public const string Extension = ".safetensors";

    /// <summary>The metadata's key of the CRC-32C of all bytes after the length, with the value itself taken as zeros.</summary>
    public const string ChecksumKey = "checksum";

    private const string NoChecksum = "00000000";

    private readonly SafeFileHandle _handle;
    private readonly byte[] _header;
    private readonly byte[] _block = new byte[Crc32C.BlockSize];

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or no safetensors file; the message names it and says what is wrong.</exception>
    public SafetensorsFile(string path)
    {
        FilePath = path;
        _handle = File.OpenHandle(path);
        try
        {
            long length = RandomAccess.GetLength(_handle);
            byte[] prefix = new byte[8];
            if (length < 8) throw new InvalidDataException($"it has only {length} bytes");
            ReadExactly(prefix, 0);
            ulong size = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
            if (size > SafetensorsHeader.MaximumLength) throw new InvalidDataException($"its header is said to have {size} bytes, more than {SafetensorsHeader.MaximumLength}");
            if ((long)size > length - 8) throw new InvalidDataException($"its header is said to have {size} bytes, but {length - 8} follow");
            _header = new byte[size];
            ReadExactly(_header, 8);
            Header = SafetensorsHeader.Parse(_header, length - 8 - (long)size);
        }
        catch (InvalidDataException error)
        {
            _handle.Dispose();
            throw Damaged(error.Message);
        }
        catch
        {
            _handle.Dispose();
            throw;
        }
    }

    public string FilePath { get; }

    public SafetensorsHeader Header { get; }

    private long DataStart => 8 + _header.Length;

    /// <summary>Writes a file: whole, or not at all.</summary>
    /// <param name="path">The target.</param>
    /// <param name="header">The tensors and metadata; gets the checksum.</param>
    /// <param name="bytes">The bytes of a tensor, by its place in the header.</param>
    public static void Write(string path, SafetensorsHeader header, Func<int, ReadOnlySpan<byte>> bytes)
    {
        header.Metadata[ChecksumKey] = NoChecksum;
        uint checksum = Crc32C.Of(header.ToBytes());
        for (int i = 0; i < header.Entries.Count; i++) checksum = Crc32C.Append(checksum, bytes(i));
        header.Metadata[ChecksumKey] = checksum.ToString("x8", CultureInfo.InvariantCulture);

        byte[] json = header.ToBytes();
        if (json.Length > SafetensorsHeader.MaximumLength) throw new IOException($"The header of '{path}' would have {json.Length} bytes, more than readers take.");
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)json.Length);
        using var file = new AtomicFile(path);
        file.Write(prefix);
        file.Write(json);
        for (int i = 0; i < header.Entries.Count; i++) file.Write(bytes(i));
        file.Commit();
    }

    /// <summary>Compares the checksum, where the file has one: files of other programs need not.</summary>
    /// <exception cref="InvalidDataException">It differs.</exception>
    public void Verify()
    {
        if (!Header.Metadata.TryGetValue(ChecksumKey, out string? expected)) return;
        byte[] key = System.Text.Encoding.UTF8.GetBytes($"\"{ChecksumKey}\":\"{expected}\"");
        byte[] header = [.. _header];
        int at = header.AsSpan().IndexOf(key);
        if (at < 0 || expected.Length != NoChecksum.Length) throw Damaged("its checksum cannot be read");
        header.AsSpan(at + key.Length - 1 - NoChecksum.Length, NoChecksum.Length).Fill((byte)'0');

        uint actual = Crc32C.Of(header);
        for (long position = 0; position < Header.DataLength; position += _block.Length)
        {
            Span<byte> part = _block.AsSpan(0, (int)Math.Min(_block.Length, Header.DataLength - position));
            ReadExactly(part, DataStart + position);
            actual = Crc32C.Append(actual, part);
        }
        if (actual.ToString("x8", CultureInfo.InvariantCulture) != expected) throw Damaged($"its checksum is {actual:x8}, not {expected}");
    }

    /// <summary>Reads a tensor into a variable of its type and shape.</summary>
    public void Read(SafetensorsEntry entry, Variable variable) =>
        variable.Read((bytes, position) => ReadExactly(bytes, DataStart + entry.Begin + position), _block);

    public void Dispose() => _handle.Dispose();

    private void ReadExactly(Span<byte> bytes, long position)
    {
        while (!bytes.IsEmpty)
        {
            int read = RandomAccess.Read(_handle, bytes, position);
            if (read == 0) throw Damaged("it ends too early");
            bytes = bytes[read..];
            position += read;
        }
    }

    private InvalidDataException Damaged(string reason) => new($"'{FilePath}' is damaged or no checkpoint: {reason}.");
}

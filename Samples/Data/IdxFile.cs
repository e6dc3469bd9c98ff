using System.Buffers.Binary;
using System.IO.Compression;

namespace AotNet.Data;

/// <summary>An IDX file of bytes, as MNIST comes in: plain, or compressed with gzip.</summary>
/// <remarks>Two zero bytes, 8 for unsigned bytes, the number of axes, the sizes (32 bits, big-endian), then the bytes, row-major.</remarks>
public sealed class IdxFile
{
    private const byte UnsignedByte = 8;

    private IdxFile(int[] shape, byte[] data) => (Shape, Data) = (shape, data);

    /// <summary>The sizes of the axes.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The bytes, row-major.</summary>
    public byte[] Data { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or damaged: the message names it and what is wrong.</exception>
    public static IdxFile Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        bool compressed = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        try
        {
            if (!compressed) return Read(file);
            using var gzip = new GZipStream(file, CompressionMode.Decompress);
            return Read(gzip);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{path}' is damaged or no IDX file: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private static IdxFile Read(Stream stream)
    {
        byte[] word = new byte[4];
        int read = stream.ReadAtLeast(word, 4, throwOnEndOfStream: false);
        if (read < 4) throw new InvalidDataException($"it ends after {read} bytes");
        if (word[0] != 0 || word[1] != 0) throw new InvalidDataException($"it begins with {Convert.ToHexString(word)}, not with 0000");
        if (word[2] != UnsignedByte) throw new InvalidDataException($"its elements are of type 0x{word[2]:X2}, not unsigned bytes (0x08)");
        int[] shape = new int[word[3]];
        long length = 1;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (stream.ReadAtLeast(word, 4, throwOnEndOfStream: false) < 4) throw new InvalidDataException("it ends within its header");
            shape[axis] = BinaryPrimitives.ReadInt32BigEndian(word);
            if (shape[axis] < 0 || (length *= shape[axis]) > Array.MaxLength)
                throw new InvalidDataException($"its header says {string.Join(" x ", shape.AsSpan(0, axis + 1).ToArray())} bytes");
        }
        byte[] data = new byte[length];
        read = stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
        if (read < length) throw new InvalidDataException($"its header says {string.Join(" x ", shape)} bytes, but only {read} follow");
        if (stream.ReadByte() >= 0) throw new InvalidDataException($"more follows than the {length} bytes that its header says");
        return new IdxFile(shape, data);
    }
}

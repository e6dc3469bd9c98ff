using System.Buffers.Binary;

namespace MnistSample;

/// <summary>Images of 28 x 28 pixels from a PGM file (P2 or P5) or a raw IDX file, as floats from 0 (background) to 1 (ink).</summary>
internal static class ImageFile
{
    private const int Side = 28, Pixels = Side * Side;

    /// <returns>One image after another, 784 floats each.</returns>
    /// <exception cref="UserException">It is not such a file, or damaged.</exception>
    public static float[] Read(string path)
    {
        byte[] file;
        try { file = File.ReadAllBytes(path); }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException) { throw new UserException($"{path}: no such file"); }
        catch (UnauthorizedAccessException) { throw new UserException($"{path}: cannot be opened for reading"); }

        return file switch
        {
            [(byte)'P', (byte)'2', ..] => Pgm(path, file, binary: false),
            [(byte)'P', (byte)'5', ..] => Pgm(path, file, binary: true),
            [0, 0, 8, 3, ..] => Idx(path, file),
            _ => throw new UserException($"{path}: neither a PGM file (P2, P5) nor an IDX file of images"),
        };
    }

    private static float[] Idx(string path, byte[] file)
    {
        if (file.Length < 16) throw new UserException($"{path}: the file ends within its header");
        int Header(int index) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(4 * index));
        CheckSize(path, Header(3), Header(2));
        if (Header(1) <= 0 || file.Length - 16 != (long)Header(1) * Pixels)
            throw new UserException($"{path}: {Header(1)} images need {(long)Header(1) * Pixels + 16} bytes, the file has {file.Length}");
        return Array.ConvertAll(file[16..], pixel => pixel / 255f);
    }

    private static float[] Pgm(string path, byte[] file, bool binary)
    {
        int position = 2;
        int width = Number(path, file, ref position), height = Number(path, file, ref position), most = Number(path, file, ref position);
        CheckSize(path, width, height);
        if (most is < 1 or > 65535) throw new UserException($"{path}: the greatest value must be from 1 to 65535, not {most}");

        var image = new float[Pixels];
        int size = most > 255 ? 2 : 1;
        if (binary && file.Length - ++position < Pixels * size)   // one white space after the header
            throw new UserException($"{path}: {Pixels} pixels need {Pixels * size} bytes, the file has {Math.Max(0, file.Length - position)} after its header");
        for (int i = 0; i < Pixels; i++)
        {
            int value = !binary ? Number(path, file, ref position)
                : size == 2 ? BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(position + 2 * i))
                : file[position + i];
            if (value > most) throw new UserException($"{path}: pixel {i} is {value}, above the greatest value {most}");
            image[i] = (float)value / most;
        }
        return image;
    }

    /// <summary>The next number of a header or of a P2 file; white space and comments from # to the end of the line come before it.</summary>
    private static int Number(string path, byte[] file, ref int position)
    {
        while (position < file.Length && (file[position] is (byte)'#' || char.IsWhiteSpace((char)file[position])))
        {
            if (file[position] == '#') while (position < file.Length && file[position] != '\n') position++;
            else position++;
        }
        int start = position, number = 0;
        for (; position < file.Length && char.IsAsciiDigit((char)file[position]) && position - start < 9; position++)
            number = number * 10 + (file[position] - '0');
        if (position > start) return number;
        throw new UserException(position == file.Length ? $"{path}: the file ends where a number is expected" : $"{path}: byte {position} is not part of a number");
    }

    private static void CheckSize(string path, int width, int height)
    {
        if (width != Side || height != Side) throw new UserException($"{path}: images must be {Side} x {Side} pixels, not {width} x {height}");
    }
}

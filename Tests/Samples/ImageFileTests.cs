using System.Text;
using MnistSample;

namespace AotNet.Tests.Samples;

public class ImageFileTests
{
    private static readonly byte[] Pixels = [.. Enumerable.Range(0, 784).Select(i => (byte)(i % 256))];

    private static byte[] Binary(string header = "P5\n# a comment\n28 28\n255\n") => [.. Encoding.ASCII.GetBytes(header), .. Pixels];

    private static byte[] Plain() => Encoding.ASCII.GetBytes("P2 28 28 255\n" + string.Join(' ', Pixels) + "\n");

    private static byte[] Idx(byte images = 1) => [0, 0, 8, 3, 0, 0, 0, images, 0, 0, 0, 28, 0, 0, 0, 28, .. Enumerable.Repeat(Pixels, images).SelectMany(item => item)];

    private static float[] Read(byte[] file)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file);
            return ImageFile.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Read_SameImageInEachFormat_SamePixels()
    {
        float[] expected = [.. Pixels.Select(pixel => pixel / 255f)];
        Assert.Equal(expected, Read(Binary()));
        Assert.Equal(expected, Read(Plain()));
        Assert.Equal(expected, Read(Idx()));
        Assert.Equal([.. expected, .. expected], Read(Idx(images: 2)));
    }

    [Fact]
    public void Read_SixteenBitPixels_AreBigEndian()
    {
        byte[] file = [.. Encoding.ASCII.GetBytes("P5 28 28 65535 "), .. Pixels.SelectMany(pixel => new byte[] { pixel, 0 })];
        Assert.Equal(256 * 7 / 65535f, Read(file)[7]);
    }

    [Theory]
    [InlineData("P5 28 27 255\n", "28 x 28")]
    [InlineData("P5 28 28 0\n", "greatest value")]
    [InlineData("P5 28 28 100\n", "above the greatest value 100")]
    [InlineData("P5 28 x 255\n", "not part of a number")]
    [InlineData("P6 28 28 255\n", "neither a PGM file")]
    public void Read_WrongHeader_SaysWhatIsWrong(string header, string message) =>
        Assert.Contains(message, Assert.Throws<UserException>(() => Read(Binary(header))).Message);

    [Fact]
    public void Read_AnyTruncation_IsAnErrorOfTheUsers()
    {
        foreach (byte[] file in new[] { Binary(), Plain(), Idx() })
            for (int length = 0; length < file.Length - 4; length += length < 40 ? 1 : 97)
                Assert.Throws<UserException>(() => Read(file[..length]));
    }

    [Fact]
    public void Read_NoSuchFile_SaysSo() =>
        Assert.Equal("nothing.pgm: no such file", Assert.Throws<UserException>(() => ImageFile.Read("nothing.pgm")).Message);
}

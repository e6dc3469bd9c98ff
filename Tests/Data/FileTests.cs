using System.Buffers.Binary;
using System.IO.Compression;
using AotNet.Data;
using AotNet.Tests.Runtime;

namespace AotNet.Tests.Data;

public sealed class FileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Idx_IsRead_PlainAndCompressed(bool compressed)
    {
        IdxFile file = IdxFile.Read(Write(Idx([2, 3], [1, 2, 3, 4, 5, 6]), compressed));
        Assert.Equal([2, 3], file.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], file.Data);
    }

    public static TheoryData<byte[], string> DamagedIdx => new()
    {
        { [], "ends after 0 bytes" },
        { [0, 0, 8], "ends after 3 bytes" },
        { "hello, world"u8.ToArray(), "begins with 68656C6C" },
        { [0, 0, 13, 1, 0, 0, 0, 0], "type 0x0D" },
        { [0, 0, 8, 2, 0, 0, 0, 1], "within its header" },
        { [0, 0, 8, 1, 0xff, 0, 0, 0], "its header says" },
        { [0, 0, 8, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0], "its header says" },
        { Idx([2, 3], [1, 2, 3, 4, 5]), "only 5 follow" },
        { Idx([2, 3], [1, 2, 3, 4, 5, 6, 7]), "more follows" },
    };

    [Theory]
    [MemberData(nameof(DamagedIdx))]
    public void Idx_Damaged_SaysWhatCame(byte[] bytes, string reason)
    {
        foreach (bool compressed in new[] { false, true })
        {
            string message = Assert.Throws<InvalidDataException>(() => IdxFile.Read(Write(bytes, compressed))).Message;
            Assert.Contains(reason, message);
            Assert.Contains(_folder.Path, message);
        }
    }

    [Fact]
    public void Idx_CompressedAndCut_OrFlipped_IsDamaged()
    {
        string path = Write(Idx([100, 10], [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * i / 7))]), compressed: true);
        byte[] good = File.ReadAllBytes(path);
        for (int length = 2; length < good.Length; length += 37)
        {
            File.WriteAllBytes(path, good[..length]);
            Assert.Throws<InvalidDataException>(() => IdxFile.Read(path));
        }
        byte[] bad = [.. good];
        bad[good.Length / 2] ^= 4;
        File.WriteAllBytes(path, bad);
        Assert.Throws<InvalidDataException>(() => IdxFile.Read(path));
    }

    [Fact]
    public void Mnist_IsRead_AndItsErrorsNameTheFile()
    {
        Assert.Contains("AOTNET_DATA", Assert.Throws<FileNotFoundException>(() => Mnist.Load(_folder.Path)).Message);
        Directory.CreateDirectory(_folder["mnist"]);
        byte[] pixels = new byte[5010 * 784];
        pixels[784] = 255;
        pixels[785] = 51;
        WriteIdx("train-images-idx3-ubyte", Idx([5010, 28, 28], pixels));
        WriteIdx("train-labels-idx1-ubyte", Idx([5010], [.. Enumerable.Range(0, 5010).Select(i => (byte)(i % 10))]));
        WriteIdx("t10k-images-idx3-ubyte", Idx([1, 28, 28], new byte[784]));
        WriteIdx("t10k-labels-idx1-ubyte", Idx([1], [7]));
        Mnist mnist = Mnist.Load(_folder.Path);
        Assert.Equal((10, 5000, 1), (mnist.Train.Count, mnist.Validation.Count, mnist.Test.Count));
        Assert.Equal((1f, 0.2f), (mnist.Train.Row(1)[0], mnist.Train.Row(1)[1]));

        WriteIdx("t10k-labels-idx1-ubyte", Idx([2], [7, 7]));
        Assert.Contains("t10k-labels", Assert.Throws<InvalidDataException>(() => Mnist.Load(_folder.Path)).Message);
        WriteIdx("t10k-labels-idx1-ubyte", Idx([1], [11]));
        Assert.Contains("label 11", Assert.Throws<InvalidDataException>(() => Mnist.Load(_folder.Path)).Message);

        void WriteIdx(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(_folder["mnist"], name), bytes);
    }

    [Fact]
    public void Csv_QuotesNumbersAndErrors()
    {
        File.WriteAllText(_folder["a.csv"], "name,\"a \"\"b\"\", c\"\n\"two\nlines\",\n");
        Assert.Equal([["name", "a \"b\", c"], ["two\nlines", ""]], CsvFile.ReadRows(_folder["a.csv"]));
        File.WriteAllText(_folder["b.csv"], "x,y\n1,2.5\n-3e2,0\n");
        NumberTable table = CsvFile.ReadNumbers(_folder["b.csv"], hasHeader: true);
        Assert.Equal((2, 2, -300.0), (table.Rows, table.Columns, table[1, 0]));
        Assert.Contains("line 1, field 1: 'x'", Assert.Throws<InvalidDataException>(() => CsvFile.ReadNumbers(_folder["b.csv"], hasHeader: false)).Message);
        File.WriteAllText(_folder["c.csv"], "1,2\n3\n");
        Assert.Contains("line 2: 1 fields, but 2 before", Assert.Throws<InvalidDataException>(() => CsvFile.ReadNumbers(_folder["c.csv"], hasHeader: false)).Message);
        File.WriteAllText(_folder["d.csv"], "1,\"2\n");
        Assert.Throws<InvalidDataException>(() => CsvFile.ReadRows(_folder["d.csv"]).Count());
    }

    [Fact]
    public void Csv_ByteOrderMark_LineEnds_AndEmptyLines()
    {
        foreach (System.Text.Encoding encoding in new System.Text.Encoding[] { new System.Text.UTF8Encoding(true), new System.Text.UTF8Encoding(false), System.Text.Encoding.Unicode })
        {
            File.WriteAllText(_folder["a.csv"], "größe,\"b\r\nc\"\r\n1,2\r\n\r\n3,4\r\n\r\n", encoding);
            NumberTable table = CsvFile.ReadNumbers(_folder["a.csv"], hasHeader: true);
            Assert.Equal(["größe", "b\nc"], table.Names);
            Assert.Equal([1, 2, 3, 4], table.Values);
        }
        File.WriteAllText(_folder["b.csv"], "\"1\",2\r\n");
        Assert.Equal([1, 2], CsvFile.ReadNumbers(_folder["b.csv"], hasHeader: false).Values);
        File.WriteAllText(_folder["c.csv"], "1,2\n1,000,5\n");
        Assert.Contains("line 2: 3 fields, but 2 before", Assert.Throws<InvalidDataException>(() => CsvFile.ReadNumbers(_folder["c.csv"], hasHeader: false)).Message);
        File.WriteAllText(_folder["d.csv"], "");
        Assert.Equal((0, 0), (CsvFile.ReadNumbers(_folder["d.csv"], hasHeader: false).Rows, CsvFile.ReadNumbers(_folder["d.csv"], hasHeader: false).Columns));
    }

    private static byte[] Idx(int[] shape, byte[] data)
    {
        byte[] bytes = [0, 0, 8, (byte)shape.Length, .. new byte[4 * shape.Length], .. data];
        for (int axis = 0; axis < shape.Length; axis++) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * axis)), shape[axis]);
        return bytes;
    }

    private string Write(byte[] bytes, bool compressed)
    {
        string path = _folder[compressed ? "x.gz" : "x"];
        using Stream file = File.Create(path);
        using Stream target = compressed ? new GZipStream(file, CompressionLevel.Optimal) : file;
        target.Write(bytes);
        // An empty stream is written as no gzip member at all unless something was flushed.
        target.Flush();
        return path;
    }
}

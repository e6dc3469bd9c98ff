using System.Buffers.Binary;
using AotNet.Summaries;
using AotNet.Tests.Runtime.Proto;

namespace AotNet.Tests.Runtime;

public sealed class FileWriterTests
{
    [Fact]
    public void Scalars_HaveTagStepAndTime()
    {
        using var folder = new TemporaryFolder();
        double before = Now();
        using (var writer = new FileWriter(folder["run"]))
        {
            writer.AddScalar("loss/log_loss", 0.5, step: 0);
            writer.Add(new SummaryRecord().AddScalar("a", 1).AddScalar("b", double.NaN), step: 1L << 40);
        }
        List<Event> events = Read(Assert.Single(Directory.GetFiles(folder["run"])));
        Assert.Equal(3, events.Count);
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.Equal(("loss/log_loss", 0.5f, 0L), (events[1].Summary.Value[0].Tag, events[1].Summary.Value[0].SimpleValue, events[1].Step));
        Assert.Equal(1L << 40, events[2].Step);
        Assert.Equal(["a", "b"], events[2].Summary.Value.Select(value => value.Tag));
        Assert.True(float.IsNaN(events[2].Summary.Value[1].SimpleValue));
        Assert.All(events, item => Assert.InRange(item.WallTime, before - 1, Now() + 1));
    }

    [Fact]
    public void Histogram_HasTensorFlowsBuckets()
    {
        using var folder = new TemporaryFolder();
        string path;
        using (var writer = new FileWriter(folder.Path))
        {
            writer.Add(new SummaryRecord().AddHistogram<float>("w", [-1, 0, 0, 0.5f, 2, float.NaN, float.PositiveInfinity]), step: 3);
            path = writer.FilePath;
        }
        HistogramProto histogram = Read(path)[1].Summary.Value[0].Histo;
        Assert.Equal((-1, double.PositiveInfinity, 6), (histogram.Min, histogram.Max, histogram.Num));
        Assert.Equal(6, histogram.Bucket.Sum());
        Assert.Equal(histogram.BucketLimit.Count, histogram.Bucket.Count);
        Assert.Equal(histogram.BucketLimit.Order(), histogram.BucketLimit);
        Assert.Equal(double.MaxValue, histogram.BucketLimit[^1]);
        for (int i = 1; i < histogram.Bucket.Count; i++) Assert.False(histogram.Bucket[i] == 0 && histogram.Bucket[i - 1] == 0);
        int zero = Enumerable.Range(0, histogram.Bucket.Count).Single(i => histogram.Bucket[i] == 2);
        Assert.Equal(1e-12, histogram.BucketLimit[zero]);
    }

    [Fact]
    public void Images_ArePngs_AndTextsAreTensors()
    {
        using var folder = new TemporaryFolder();
        string path;
        using (var writer = new FileWriter(folder.Path))
        {
            writer.Add(new SummaryRecord().AddImages<float>("x", [0, 0.5f, 1, 2, 0, 0, 0, 0], height: 2, width: 2, channels: 1).AddText("note", "**hello** é"), 1);
            path = writer.FilePath;
        }
        var values = Read(path)[1].Summary.Value;
        Assert.Equal(["x/image/0", "x/image/1", "note"], values.Select(value => value.Tag));
        Assert.Equal((2, 2, 1), (values[0].Image.Height, values[0].Image.Width, values[0].Image.Colorspace));
        Assert.Equal([0, 128, 255, 255], PngPixels(values[0].Image.EncodedImageString.ToByteArray()));
        Assert.Equal("text", values[2].Metadata.PluginData.PluginName);
        Assert.Equal(("**hello** é", DataType.DtString), (values[2].Tensor.StringVal[0].ToStringUtf8(), values[2].Tensor.Dtype));
    }

    [Fact]
    public void Graph_NestsByNames_WithShapesAndInputs()
    {
        using var folder = new TemporaryFolder();
        GraphInfo graph = GraphInfo.Parse("""
            graph M
            %0: f32[batch,3] = Placeholder() # X
            %1: f32[3,2] = Variable() # dnn/hidden1/kernel
            %2: f32[batch,2] = MatMul(%0, %1) {transposeA: false} # dnn/hidden1/MatMul
            %3: op = Group(%2) # train/Group
            """);
        string path;
        using (var writer = new FileWriter(folder.Path, graph)) path = writer.FilePath;
        var definition = Proto.GraphDef.Parser.ParseFrom(Read(path)[1].GraphDef);
        Assert.Equal(["X", "dnn/hidden1/kernel", "dnn/hidden1/MatMul", "train/Group"], definition.Node.Select(node => node.Name));
        Assert.Equal(["X", "dnn/hidden1/kernel"], definition.Node[2].Input);
        Assert.Equal(["^dnn/hidden1/MatMul"], definition.Node[3].Input);
        Assert.Equal("VariableV2", definition.Node[1].Op);
        Assert.Equal(DataType.DtFloat, definition.Node[2].Attr["T"].Type);
        Assert.Equal([-1, 2], definition.Node[2].Attr["_output_shapes"].List.Shape[0].Dim.Select(dim => dim.Size));
        Assert.Equal("batch", definition.Node[2].Attr["_output_shapes"].List.Shape[0].Dim[0].Name);
        Assert.True(definition.Versions.Producer > 0);
    }

    [Fact]
    public void Disposed_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var writer = new FileWriter(folder.Path);
        writer.Dispose();
        writer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => writer.AddScalar("a", 1, 1));
    }

    [Fact]
    public void Crc_IsCastagnolis()
    {
        // RFC 3720, B.4.
        Assert.Equal(0x8a9136aau, Files.Crc32C.Of(new byte[32]));
        Assert.Equal(0x62a8ab43u, Files.Crc32C.Of(Enumerable.Repeat((byte)0xff, 32).ToArray()));
        Assert.Equal(0xe3069283u, Files.Crc32C.Of("123456789"u8));
        Assert.Equal(0xe3069283u, Files.Crc32C.Append(Files.Crc32C.Of("1234"u8), "56789"u8));
    }

    [Theory]
    [InlineData(Files.Crc32C.BlockSize - 1)]
    [InlineData(Files.Crc32C.BlockSize)]
    [InlineData(Files.Crc32C.BlockSize + 1)]
    [InlineData(3 * Files.Crc32C.BlockSize)]
    public void Crc32C_LongInput_EqualsByteByByte(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        uint expected = uint.MaxValue;
        foreach (byte one in bytes)
        {
            expected ^= one;
            for (int bit = 0; bit < 8; bit++) expected = (expected & 1) != 0 ? (expected >> 1) ^ 0x82f63b78 : expected >> 1;
        }
        Assert.Equal(~expected, Files.Crc32C.Of(bytes));
        Assert.Equal(~expected, Files.Crc32C.Append(Files.Crc32C.Of(bytes.AsSpan(0, 5)), bytes.AsSpan(5)));
    }

    private static double Now() => (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds;

    /// <summary>All events of a file; checks both checksums of every record with a bitwise CRC of its own.</summary>
    internal static List<Event> Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        var events = new List<Event>();
        for (int at = 0; at < bytes.Length;)
        {
            int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
            Assert.Equal(Masked(bytes.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8)));
            Assert.Equal(Masked(bytes.AsSpan(at + 12, length)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 12 + length)));
            events.Add(Event.Parser.ParseFrom(bytes.AsSpan(at + 12, length)));
            at += length + 16;
        }
        return events;
    }

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82f63b78 : crc >> 1;
        }
        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xa282ead8;
    }

    private static byte[] PngPixels(byte[] png)
    {
        int width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var zlib = new System.IO.Compression.ZLibStream(new MemoryStream(png, 41, length), System.IO.Compression.CompressionMode.Decompress);
        var data = new MemoryStream();
        zlib.CopyTo(data);
        byte[] rows = data.ToArray();
        return [.. Enumerable.Range(0, height).SelectMany(row => rows.Skip((row * (width + 1)) + 1).Take(width))];
    }
}

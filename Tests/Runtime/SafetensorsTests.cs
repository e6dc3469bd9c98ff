using System.Buffers.Binary;
using System.Text;
using AotNet.Checkpoints;

namespace AotNet.Tests.Runtime;

public sealed class SafetensorsTests
{
    private const string Good = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[],"data_offsets":[8,9]}}""";

    [Fact]
    public void Header_ReadsWhatItWrites()
    {
        var header = new SafetensorsHeader();
        header.Add("x/\"y\"", ElementType.Float32, [2, 3]);
        header.Add("é\u0001", ElementType.Bool, []);
        header.Add("empty", ElementType.Int64, [0, 5]);
        header.Metadata["k"] = "line\nquote\" \\ 𝄞\t";
        var read = SafetensorsHeader.Parse(header.ToBytes(), 25);
        Assert.Equal(header.Metadata, read.Metadata);
        Assert.Equal(header.Entries.Select(entry => (entry.Name, entry.Description, entry.Begin, entry.End)),
            read.Entries.Select(entry => (entry.Name, entry.Description, entry.Begin, entry.End)));
        Assert.Equal(0, header.ToBytes().Length % 8);
    }

    [Theory]
    [InlineData(Good)]
    [InlineData("{}", 0)]
    [InlineData("""{"__metadata__":{}}   """, 0)]
    [InlineData("""{"__metadata__":{"a":"b","c":"d\u00e9\/"},"a":{"shape":[1,3],"extra":[1,{"x":null,"y":-1.5e3}],"data_offsets":[0,6],"dtype":"BF16"}}""", 6)]
    public void Legal_IsRead(string json, long length = 9) => SafetensorsHeader.Parse(Encoding.UTF8.GetBytes(json), length);

    [Theory]
    [InlineData("", "begin with '{'")]
    [InlineData(" {}", "begin with '{'")]
    [InlineData("{", "expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "8 bytes, but 9 follow")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[1,9]}}""", "must begin at 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"U8","shape":[5],"data_offsets":[4,9]}}""", "must begin at 3")]
    [InlineData("""{"a":{"dtype":"U8","shape":[5],"data_offsets":[0,5]},"b":{"dtype":"U8","shape":[5],"data_offsets":[4,9]}}""", "must begin at 5")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,9]}}""", "12 bytes, but has 9")]
    [InlineData("""{"a":{"dtype":"X32","shape":[9],"data_offsets":[0,9]}}""", "unknown element type")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4611686018427387904,4611686018427387904,0],"data_offsets":[0,0]}}""", "too large")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]},"a":{"dtype":"U8","shape":[0],"data_offsets":[9,9]}}""", "twice")]
    [InlineData("""{"a":{"dtype":"U8","dtype":"U8","shape":[9],"data_offsets":[0,9]}}""", "twice")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"},"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}""", "twice")]
    [InlineData("""{"__metadata__":{"k":1},"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}""", "expected")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9]}}""", "missing")]
    [InlineData("""{"a":{"dtype":"U8","shape":[-9],"data_offsets":[0,9]}}""", "whole number")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9.0],"data_offsets":[0,9]}}""", "whole number")]
    [InlineData("""{"a":{"dtype":"U8","shape":[09],"data_offsets":[0,9]}}""", "whole number")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9,9]}}""", "missing")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]},}""", "expected")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}} x""", "after the end")]
    [InlineData("""{"a\q":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}""", "escape")]
    public void Illegal_IsRefused_WithTheReason(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => SafetensorsHeader.Parse(Encoding.UTF8.GetBytes(json), 9)).Message);

    [Fact]
    public void TooDeep_IsRefused()
    {
        string deep = $$"""{"a":{"x":{{new string('[', 100_000)}}""";
        Assert.Throws<InvalidDataException>(() => SafetensorsHeader.Parse(Encoding.UTF8.GetBytes(deep), 9));
    }

    [Fact]
    public void NoUtf8_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => SafetensorsHeader.Parse([(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)'}'], 0));

    [Theory]
    [InlineData(0ul)]
    [InlineData(3ul)]
    [InlineData(100_000_001ul)]
    [InlineData(1_000ul)]
    [InlineData(ulong.MaxValue)]
    public void WrongLength_IsRefused(ulong length)
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = [.. new byte[8], .. Encoding.UTF8.GetBytes(Good), .. new byte[9]];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        File.WriteAllBytes(folder["x.safetensors"], bytes);
        Assert.Contains("x.safetensors", Assert.Throws<InvalidDataException>(() => new SafetensorsFile(folder["x.safetensors"])).Message);
    }

    [Fact]
    public void AnyFlippedBit_AnyCut_IsNoticed()
    {
        using var folder = new TemporaryFolder();
        string path = folder["x.safetensors"];
        var header = new SafetensorsHeader();
        header.Add("a", ElementType.Float32, [3]);
        header.Metadata["step"] = "12";
        byte[] data = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        SafetensorsFile.Write(path, header, _ => data);
        byte[] good = File.ReadAllBytes(path);
        using (var file = new SafetensorsFile(path)) file.Verify();

        for (int at = 0; at < good.Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] bad = [.. good];
                bad[at] ^= (byte)(1 << bit);
                File.WriteAllBytes(path, bad);
                // A file without the word "checksum" is another program's, and legal.
                Exception? error = Record.Exception(() =>
                {
                    using var file = new SafetensorsFile(path);
                    file.Verify();
                    if (!file.Header.Metadata.ContainsKey(SafetensorsFile.ChecksumKey)) throw new InvalidDataException("no checksum");
                });
                Assert.IsType<InvalidDataException>(error);
            }
        }
        for (int length = 0; length < good.Length; length++)
        {
            File.WriteAllBytes(path, good[..length]);
            Assert.Throws<InvalidDataException>(() => new SafetensorsFile(path));
        }
    }

    [Fact]
    public void RandomBytes_NeverThrowAnythingElse()
    {
        var random = new Random(1);
        byte[] good = Encoding.UTF8.GetBytes(Good);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bad = [.. good];
            for (int edit = random.Next(1, 5); edit > 0; edit--) bad[random.Next(bad.Length)] = "{}[]\",:0123456789abcF\\ "u8[random.Next(23)];
            Exception? error = Record.Exception(() => SafetensorsHeader.Parse(bad, 9));
            if (error is not null) Assert.IsType<InvalidDataException>(error);
        }
    }
}

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using AotNet.Data;
using AotNet.Tests.Runtime;

namespace AotNet.Tests.Data;

/// <summary>Downloads from a server on this machine that answers with given bytes.</summary>
public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] s_content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31))];

    private readonly TemporaryFolder _folder = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void RightFile_ArrivesWithProgress()
    {
        var shown = new Progress();
        Download.ToFile(Serve(s_content.Length, s_content), _folder["a/x"], Sha(s_content), shown);
        Assert.Equal(s_content, File.ReadAllBytes(_folder["a/x"]));
        Assert.Equal(shown.Values.Order(), shown.Values);
        Assert.Equal(1, shown.Values[^1]);
    }

    [Fact]
    public void WrongSum_LeavesNothing()
    {
        var error = Assert.Throws<InvalidDataException>(() => Download.ToFile(Serve(s_content.Length, s_content), _folder["x"], Sha([1]), new Progress()));
        Assert.Contains(Sha(s_content), error.Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void CutConnection_LeavesNothing()
    {
        Assert.Throws<IOException>(() => Download.ToFile(Serve(s_content.Length, s_content[..100_000]), _folder["x"], Sha(s_content), new Progress()));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void CaliforniaHousing_IsDownloadedOnce_IntoTheCache()
    {
        byte[] archive = Archive();
        var shown = new Progress();
        // A wrong sum, and a cut connection: nothing is left that a next run would take for the set.
        Assert.Throws<InvalidDataException>(() => CaliforniaHousing.FromCache(_folder.Path, Serve(archive.Length, archive), Sha([0]), shown));
        Assert.Throws<IOException>(() => CaliforniaHousing.FromCache(_folder.Path, Serve(archive.Length, archive[..^100]), Sha(archive), shown));
        shown.Values.Clear();

        RegressionSet set = CaliforniaHousing.FromCache(_folder.Path, Serve(archive.Length, archive), Sha(archive), shown);
        Assert.Equal((20640, 8), (set.Count, set.FeatureCount));
        Assert.Equal([8.3252, 41, 880.0 / 126, 129.0 / 126, 322, 322.0 / 126, 37.88, -122.23], set.Features<double>()[..8]);
        Assert.Equal(1, shown.Values[^1]);

        // Nobody listens there: the cache has it.
        var nowhere = new Uri("http://127.0.0.1:9/x");
        Assert.Equal(set.Targets<double>(), CaliforniaHousing.FromCache(_folder.Path, nowhere, Sha(archive), null).Targets<double>());

        string file = Assert.Single(Directory.GetFiles(_folder["california-housing"]));
        File.WriteAllBytes(file, archive[..(archive.Length / 2)]);
        var error = Assert.Throws<InvalidDataException>(() => CaliforniaHousing.FromCache(_folder.Path, nowhere, Sha(archive), null));
        Assert.Contains(file, error.Message);
        Assert.Contains("Delete it", error.Message);
    }

    private byte[] Archive()
    {
        string source = _folder["source.data"];
        File.WriteAllText(source, string.Concat(Enumerable.Range(0, 20640).Select(row => FormattableString.Invariant($"{-122.23 + row},37.88,41.0,{880 + row},129,322,126,8.3252,{452600 + row}\n"))));
        using var bytes = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(bytes, System.IO.Compression.CompressionLevel.Fastest))
        using (var tar = new System.Formats.Tar.TarWriter(gzip))
            tar.WriteEntry(source, "CaliforniaHousing/cal_housing.data");
        File.Delete(source);
        return bytes.ToArray();
    }

    [Fact]
    public void Refused_AndNoNetwork_SayWhatToDo()
    {
        var refused = Assert.Throws<IOException>(() => Download.ToFile(Serve(0, [], "404 Not Found"), _folder["x"], Sha([]), new Progress()));
        Assert.Contains("404", refused.Message);
        var none = Assert.Throws<IOException>(() => Download.ToFile(new Uri("http://127.0.0.1:9/x"), _folder["x"], Sha([]), new Progress()));
        Assert.Contains("by hand", none.Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private Uri Serve(int length, byte[] content, string status = "200 OK")
    {
        _listener.Start();
        _ = Task.Run(async () =>
        {
            using TcpClient client = await _listener.AcceptTcpClientAsync();
            using NetworkStream stream = client.GetStream();
            _ = await stream.ReadAsync(new byte[4096]);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"));
            await stream.WriteAsync(content);
        });
        return new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/x");
    }

    private sealed class Progress : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }
}

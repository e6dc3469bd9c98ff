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

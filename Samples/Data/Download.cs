using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace AotNet.Data;

/// <summary>Fetches files, checked by their SHA-256: what is not whole and right never gets its name.</summary>
internal static class Download
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    /// <exception cref="IOException">The address is not reached, refuses, or the connection breaks off.</exception>
    /// <exception cref="InvalidDataException">The file has another checksum.</exception>
    public static void ToFile(Uri address, string path, string sha256, IProgress<double>? progress)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // A name of its own: two programs may fetch at once.
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        progress ??= new ErrorLine(address.Host, Path.GetFileName(path));
        try
        {
            string actual = Fetch(address, temporary, progress);
            if (!actual.Equals(sha256, StringComparison.OrdinalIgnoreCase))
                throw new InvalidDataException($"What came from {address} is another file: its SHA-256 is {actual}, not {sha256}.");
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is HttpRequestException or HttpIOException or OperationCanceledException)
        {
            throw new IOException($"{address} could not be downloaded: {error.Message} Put the file at '{path}' by hand, or name its folder.", error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string Fetch(Uri address, string path, IProgress<double> progress)
    {
        using var client = new HttpClient { Timeout = s_timeout };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("AotNet.Data", null));
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using HttpResponseMessage response = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        long? length = response.Content.Headers.ContentLength;
        using Stream source = response.Content.ReadAsStream();
        using FileStream target = File.Create(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = new byte[1 << 16];
        long total = 0;
        for (int read; (read = source.Read(block)) > 0;)
        {
            target.Write(block, 0, read);
            hash.AppendData(block, 0, read);
            total += read;
            if (length is > 0) progress.Report((double)total / length.Value);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>One line that is rewritten; only at the start and the end where there is no terminal.</summary>
    private sealed class ErrorLine(string host, string file) : IProgress<double>
    {
        private int _shown = -1;

        public void Report(double value)
        {
            int percent = (int)(value * 100);
            if (percent == _shown || (Console.IsErrorRedirected && percent < 100 && _shown >= 0)) return;
            _shown = percent;
            Console.Error.Write($"{(Console.IsErrorRedirected ? "" : "\r")}{host}: {file} {percent} %{(percent == 100 || Console.IsErrorRedirected ? Environment.NewLine : "")}");
        }
    }
}

using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AotNet.Files;

/// <summary>
/// A file that is there whole or not at all, whenever the process or the machine stops: written beside its target, flushed to
/// disk, renamed over it, and the folder flushed too.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    public const string TemporarySuffix = ".tmp";

    private readonly string _path;
    private SafeFileHandle? _handle;
    private long _position;

    public AtomicFile(string path)
    {
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _handle = File.OpenHandle(_path + TemporarySuffix, FileMode.Create, FileAccess.Write);
    }

    public static void WriteText(string path, string text)
    {
        using var file = new AtomicFile(path);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Commit();
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_handle!, bytes, _position);
        _position += bytes.Length;
    }

    /// <summary>Puts the file in its place. Without it nothing changes there.</summary>
    public void Commit()
    {
        RandomAccess.FlushToDisk(_handle!);
        _handle!.Dispose();
        _handle = null;
        File.Move(_path + TemporarySuffix, _path, overwrite: true);
        Folder.Flush(Path.GetDirectoryName(_path)!);
    }

    public void Dispose()
    {
        if (_handle is null) return;
        _handle.Dispose();
        _handle = null;
        File.Delete(_path + TemporarySuffix);
    }
}

using System.Runtime.InteropServices;
using System.Text;

namespace AotNet.Files;

/// <summary>What .NET lacks for folders.</summary>
internal static unsafe class Folder
{
    /// <summary>
    /// Flushes a folder's entries to disk, so that a rename outlives a power failure. Windows does it by itself; where the C library is not
    /// reached the rename is still atomic, only later on disk.
    /// </summary>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        try
        {
            fixed (byte* name = Encoding.UTF8.GetBytes(path + "\0"))
            {
                int descriptor = Open(name, 0);
                if (descriptor < 0) return;
                _ = Sync(descriptor);
                _ = Close(descriptor);
            }
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open(byte* path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}

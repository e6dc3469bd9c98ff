using Microsoft.Win32.SafeHandles;

namespace MnistSample;

/// <summary>Standard output of a command that is over in milliseconds.</summary>
internal static class Output
{
    // Console prepares a terminal before it writes, with a thread that waits for its signals; a file needs none.
    public static TextWriter Open() =>
        OperatingSystem.IsWindows() ? Console.Out : new StreamWriter(new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write));
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AotNet.Benchmarks;

/// <summary>
/// Programs started by posix_spawn and ended by wait4, which says what one process used; <see cref="Process"/> would take some
/// milliseconds of its own, and has lost the memory's figure when the process has ended.
/// </summary>
internal static unsafe partial class ChildProcess
{
    public readonly record struct Usage(double Milliseconds, double ProcessorMilliseconds, long PeakResidentBytes);

    /// <summary>Runs a program to its end, its output thrown away.</summary>
    /// <param name="command">The path of the program, then its arguments.</param>
    /// <exception cref="InvalidOperationException">It did not start, or ended with an exit code other than 0.</exception>
    public static Usage Run(string[] command)
    {
        long start = Stopwatch.GetTimestamp();
        return Wait(Spawn(command), start, command);
    }

    /// <summary>Bytes of resident memory at the peak of a run.</summary>
    /// <remarks>
    /// Linux counts for a process what its memory was before exec, and before exec a child of ours has ours. So a shell starts the program
    /// and ends, and the orphan comes to us to be waited for: before exec it had the shell's memory, which is smaller than any program's.
    /// </remarks>
    public static long PeakResident(string[] command)
    {
        const int SetChildSubreaper = 36;
        if (prctl(SetChildSubreaper, 1, 0, 0, 0) != 0) throw new InvalidOperationException("prctl");
        Run(["/bin/sh", "-c", "\"$0\" \"$@\" &", .. command]);
        var usage = Wait(-1, Stopwatch.GetTimestamp(), command);
        prctl(SetChildSubreaper, 0, 0, 0, 0);
        return usage.PeakResidentBytes;
    }

    private static int Spawn(string[] command)
    {
        byte* actions = stackalloc byte[512];   // posix_spawn_file_actions_t has 80 bytes in glibc, fewer in musl
        byte** arguments = stackalloc byte*[command.Length + 1];
        for (int i = 0; i < command.Length; i++) arguments[i] = (byte*)Marshal.StringToCoTaskMemUTF8(command[i]);
        arguments[command.Length] = null;
        byte* nowhere = (byte*)Marshal.StringToCoTaskMemUTF8("/dev/null");
        const int WriteOnly = 1;
        posix_spawn_file_actions_init(actions);
        posix_spawn_file_actions_addopen(actions, 1, nowhere, WriteOnly, 0);
        byte** environment = *(byte***)NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "environ");
        int error = posix_spawn(out int process, arguments[0], actions, null, arguments, environment);
        posix_spawn_file_actions_destroy(actions);
        Marshal.FreeCoTaskMem((nint)nowhere);
        for (int i = 0; i < command.Length; i++) Marshal.FreeCoTaskMem((nint)arguments[i]);
        return error == 0 ? process : throw new InvalidOperationException($"{command[0]} does not start: error {error}");
    }

    private static Usage Wait(int process, long start, string[] command)
    {
        // struct rusage: two times of seconds and microseconds, then the peak in KiB, then what is not used here.
        long* usage = stackalloc long[18];
        if (wait4(process, out int status, 0, usage) < 0) throw new InvalidOperationException("wait4");
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (status != 0) throw new InvalidOperationException($"{string.Join(' ', command)} ended with status {status >> 8}");
        return new Usage(elapsed, (usage[0] + usage[2]) * 1e3 + (usage[1] + usage[3]) / 1e3, usage[4] * 1024);
    }

    [LibraryImport("libc")]
    private static partial int posix_spawn(out int process, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_addopen(byte* actions, int descriptor, byte* path, int flags, uint mode);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc")]
    private static partial int wait4(int process, out int status, int options, long* usage);

    [LibraryImport("libc")]
    private static partial int prctl(int option, nuint a, nuint b, nuint c, nuint d);
}

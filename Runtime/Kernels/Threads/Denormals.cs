using System.Runtime.InteropServices;

namespace AotNet.Kernels;

/// <summary>
/// Flushes denormal numbers (below 1.2e-38 in float) to zero, as operands and as results, while a run lasts: products with them take
/// forty to two hundred times as long, and dying activations and decaying moments are made of them.
/// </summary>
/// <remarks>
/// C# has no access to the processor's control word, but the C library does. Where it is none of those known here, numbers stay
/// as they are: right, and slow where they are that small.
/// </remarks>
internal static unsafe class Denormals
{
    /// <summary>Bytes that are enough for every system's femode_t and fenv_t.</summary>
    private const int StateBytes = 64;

    private static readonly Access s_access = Find();

    /// <summary>Whether this system lets them be flushed.</summary>
    public static bool AreFlushed => s_access.Bits != 0;

    /// <summary>From here on on this thread.</summary>
    /// <returns>Whether it was otherwise before, and <see cref="Restore"/> is to be called.</returns>
    public static bool Flush() => AreFlushed && Change(set: true);

    /// <summary>Takes <see cref="Flush"/> back.</summary>
    public static void Restore() => Change(set: false);

    private static bool Change(bool set)
    {
        Access access = s_access;
        byte* state = stackalloc byte[StateBytes];
        if (access.Get(state) != 0) return false;
        uint* word = (uint*)(state + access.Offset);
        uint changed = set ? *word | access.Bits : *word & ~access.Bits;
        if (changed == *word) return false;
        *word = changed;
        return access.Set(state) == 0;
    }

    /// <param name="Offset">Where the state has the control word.</param>
    /// <param name="Bits">MXCSR's flush to zero and denormals are zero, or FPCR's FZ; 0 where there is no access.</param>
    private readonly record struct Access(int Offset, uint Bits, nint Getter, nint Setter)
    {
        public int Get(byte* state) => ((delegate* unmanaged[SuppressGCTransition]<byte*, int>)Getter)(state);

        public int Set(byte* state) => ((delegate* unmanaged[SuppressGCTransition]<byte*, int>)Setter)(state);
    }

    private static Access Find()
    {
        const uint Mxcsr = 0x8040, Fpcr = 1 << 24;
        bool isArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
        if (!isArm && RuntimeInformation.ProcessArchitecture != Architecture.X64) return default;
        if (OperatingSystem.IsMacOS()) return Of("libSystem.dylib", "fegetenv", "fesetenv", isArm ? 8 : 4);
        if (!OperatingSystem.IsLinux()) return default;
        // glibc's femode_t leaves out the old floating-point unit's state, which takes most of a microsecond. musl has only fenv_t.
        Access modes = Of("libm.so.6", "fegetmode", "fesetmode", isArm ? 0 : 4);
        return modes.Bits != 0 ? modes : Of("libc.so", "fegetenv", "fesetenv", isArm ? 0 : 28);

        Access Of(string library, string getter, string setter, int offset) =>
            NativeLibrary.TryLoad(library, out nint handle) && NativeLibrary.TryGetExport(handle, getter, out nint get) && NativeLibrary.TryGetExport(handle, setter, out nint set)
                ? new Access(offset, isArm ? Fpcr : Mxcsr, get, set) : default;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

/// <summary>Which register widths are worth using here. Constants to the compiler: a branch on them costs nothing.</summary>
internal static class SimdWidth
{
    /// <summary>Registers of 512 bits with fused multiply-add. False where the runtime takes them for slow.</summary>
    public static bool Has512
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated && Avx512DQ.IsSupported;
    }

    public static bool Has256
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx2.IsSupported && Fma.IsSupported;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>
    /// The same for float on 256 bits, the width of most processors, without a generic call: the JIT compiler takes a third of the
    /// time for it, and a first step is little else. At most six rows by three vectors.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step256<R, W, S>(
        float* a, nint aAt, nint row1, nint row2, nint row3, nint row4, nint row5, float* b, nint bAt, nint third,
        ref Sums<Vector256<float>> s0, ref Sums<Vector256<float>> s1, ref Sums<Vector256<float>> s2,
        ref Sums<Vector256<float>> s3, ref Sums<Vector256<float>> s4, ref Sums<Vector256<float>> s5)
        where R : unmanaged
        where W : unmanaged
        where S : unmanaged
    {
        Vector256<float> b0 = Avx.LoadVector256(b + bAt), b1 = sizeof(W) > 1 ? Avx.LoadVector256(b + bAt + 8) : b0, b2 = b0;
        if (sizeof(W) > 2) b2 = Avx.LoadVector256(b + bAt + (sizeof(S) > 1 ? third : 16));
        Row<W>(a + aAt, b0, b1, b2, ref s0);
        if (sizeof(R) > 1) Row<W>(a + row1 + aAt, b0, b1, b2, ref s1);
        if (sizeof(R) > 2) Row<W>(a + row2 + aAt, b0, b1, b2, ref s2);
        if (sizeof(R) > 3) Row<W>(a + row3 + aAt, b0, b1, b2, ref s3);
        if (sizeof(R) > 4) Row<W>(a + row4 + aAt, b0, b1, b2, ref s4);
        if (sizeof(R) > 5) Row<W>(a + row5 + aAt, b0, b1, b2, ref s5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<W>(float* a, Vector256<float> b0, Vector256<float> b1, Vector256<float> b2, ref Sums<Vector256<float>> s)
        where W : unmanaged
    {
        Vector256<float> x = Vector256.Create(*a);
        s.V0 = Fma.MultiplyAdd(x, b0, s.V0);
        if (sizeof(W) > 1) s.V1 = Fma.MultiplyAdd(x, b1, s.V1);
        if (sizeof(W) > 2) s.V2 = Fma.MultiplyAdd(x, b2, s.V2);
    }
}

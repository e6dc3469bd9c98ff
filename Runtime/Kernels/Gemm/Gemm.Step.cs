using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>One k of a tile: vectors of a row of B times an element of each row of A. The sums are the caller's locals and stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<T, O, V, R, W, S>(
        T* a, nint aAt, nint row1, nint row2, nint row3, nint row4, nint row5, nint row7, T* b, nint bAt, nint third, nint fourth,
        ref Sums<V> s0, ref Sums<V> s1, ref Sums<V> s2, ref Sums<V> s3, ref Sums<V> s4,
        ref Sums<V> s5, ref Sums<V> s6, ref Sums<V> s7, ref Sums<V> s8)
        where T : unmanaged
        where O : struct, ISimd<T, V>
        where R : unmanaged
        where W : unmanaged
        where S : unmanaged
    {
        if (typeof(O) == typeof(Simd256<float>) && Fma.IsSupported)
        {
            Step256<R, W, S>(
                (float*)a, aAt, row1, row2, row3, row4, row5, (float*)b, bAt, third,
                ref Unsafe.As<Sums<V>, Sums<Vector256<float>>>(ref s0), ref Unsafe.As<Sums<V>, Sums<Vector256<float>>>(ref s1),
                ref Unsafe.As<Sums<V>, Sums<Vector256<float>>>(ref s2), ref Unsafe.As<Sums<V>, Sums<Vector256<float>>>(ref s3),
                ref Unsafe.As<Sums<V>, Sums<Vector256<float>>>(ref s4), ref Unsafe.As<Sums<V>, Sums<Vector256<float>>>(ref s5));
            return;
        }
        V b0 = O.Load(b + bAt), b1 = O.Zero, b2 = O.Zero, b3 = O.Zero;
        if (sizeof(W) > 1) b1 = O.Load(b + bAt + O.Count);
        if (sizeof(W) > 2) b2 = O.Load(b + bAt + (sizeof(S) > 1 ? third : 2 * O.Count));
        if (sizeof(W) > 3) b3 = O.Load(b + bAt + fourth);
        Row<T, O, V, W>(a + aAt, b0, b1, b2, b3, ref s0);
        if (sizeof(R) > 1) Row<T, O, V, W>(a + aAt + row1, b0, b1, b2, b3, ref s1);
        if (sizeof(R) > 2) Row<T, O, V, W>(a + aAt + row2, b0, b1, b2, b3, ref s2);
        if (sizeof(R) > 3) Row<T, O, V, W>(a + aAt + row3, b0, b1, b2, b3, ref s3);
        if (sizeof(R) > 4) Row<T, O, V, W>(a + aAt + row4, b0, b1, b2, b3, ref s4);
        if (sizeof(R) > 5) Row<T, O, V, W>(a + aAt + row5, b0, b1, b2, b3, ref s5);
        if (sizeof(R) > 6) Row<T, O, V, W>(a + aAt + (2 * row3), b0, b1, b2, b3, ref s6);
        if (sizeof(R) > 7) Row<T, O, V, W>(a + aAt + row7, b0, b1, b2, b3, ref s7);
        if (sizeof(R) > 8) Row<T, O, V, W>(a + aAt + (2 * row4), b0, b1, b2, b3, ref s8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<T, O, V, W>(T* a, V b0, V b1, V b2, V b3, ref Sums<V> s)
        where T : unmanaged
        where O : struct, ISimd<T, V>
        where W : unmanaged
    {
        V x = O.Set(*a);
        s.V0 = O.MulAdd(x, b0, s.V0);
        if (sizeof(W) > 1) s.V1 = O.MulAdd(x, b1, s.V1);
        if (sizeof(W) > 2) s.V2 = O.MulAdd(x, b2, s.V2);
        if (sizeof(W) > 3) s.V3 = O.MulAdd(x, b3, s.V3);
    }

    /// <summary>A row of a tile: sizeof(W) vectors of sums. Four fields are the most that the compiler keeps in registers one by one.</summary>
    private struct Sums<V>
    {
        public V V0, V1, V2, V3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<T, O, V, W>(T* start, ref Sums<V> s)
        where T : unmanaged
        where O : struct, ISimd<T, V>
        where W : unmanaged
    {
        s.V0 = O.Load(start);
        if (sizeof(W) > 1) s.V1 = O.Load(start + O.Count);
        if (sizeof(W) > 2) s.V2 = O.Load(start + (2 * O.Count));
        if (sizeof(W) > 3) s.V3 = O.Load(start + (3 * O.Count));
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>One k of a tile: vectors of a row of B times an element of each row of A. The sums are the caller's locals and stay in registers.</summary>
    /// <remarks>Written out: the compiler puts no more than some five hundred values of all that it inlines into one method, and these are most of them.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<T, O, V, R, W, S>(
        T* a, nint row1, nint row2, nint row3, nint row4, nint row5, nint row7, T* b, nint third, nint fourth,
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
                (float*)a, row1, row2, row3, row4, row5, (float*)b, third,
                ref Unsafe.As<Sums<V>, Sums<Vector256<float>>>(ref s0), ref Unsafe.As<Sums<V>, Sums<Vector256<float>>>(ref s1),
                ref Unsafe.As<Sums<V>, Sums<Vector256<float>>>(ref s2), ref Unsafe.As<Sums<V>, Sums<Vector256<float>>>(ref s3),
                ref Unsafe.As<Sums<V>, Sums<Vector256<float>>>(ref s4), ref Unsafe.As<Sums<V>, Sums<Vector256<float>>>(ref s5));
            return;
        }
        V b0 = O.Load(b), b1 = O.Zero, b2 = O.Zero, b3 = O.Zero;
        if (sizeof(W) > 1) b1 = O.Load(b + O.Count);
        if (sizeof(W) > 2) b2 = O.Load(b + (sizeof(S) > 1 ? third : 2 * O.Count));
        if (sizeof(W) > 3) b3 = O.Load(b + fourth);
        {
            V x = O.Set(*a);
            s0.V0 = O.MulAdd(x, b0, s0.V0);
            if (sizeof(W) > 1) s0.V1 = O.MulAdd(x, b1, s0.V1);
            if (sizeof(W) > 2) s0.V2 = O.MulAdd(x, b2, s0.V2);
            if (sizeof(W) > 3) s0.V3 = O.MulAdd(x, b3, s0.V3);
        }
        if (sizeof(R) > 1)
        {
            V x = O.Set(a[row1]);
            s1.V0 = O.MulAdd(x, b0, s1.V0);
            if (sizeof(W) > 1) s1.V1 = O.MulAdd(x, b1, s1.V1);
            if (sizeof(W) > 2) s1.V2 = O.MulAdd(x, b2, s1.V2);
            if (sizeof(W) > 3) s1.V3 = O.MulAdd(x, b3, s1.V3);
        }
        if (sizeof(R) > 2)
        {
            V x = O.Set(a[row2]);
            s2.V0 = O.MulAdd(x, b0, s2.V0);
            if (sizeof(W) > 1) s2.V1 = O.MulAdd(x, b1, s2.V1);
            if (sizeof(W) > 2) s2.V2 = O.MulAdd(x, b2, s2.V2);
            if (sizeof(W) > 3) s2.V3 = O.MulAdd(x, b3, s2.V3);
        }
        if (sizeof(R) > 3)
        {
            V x = O.Set(a[row3]);
            s3.V0 = O.MulAdd(x, b0, s3.V0);
            if (sizeof(W) > 1) s3.V1 = O.MulAdd(x, b1, s3.V1);
            if (sizeof(W) > 2) s3.V2 = O.MulAdd(x, b2, s3.V2);
            if (sizeof(W) > 3) s3.V3 = O.MulAdd(x, b3, s3.V3);
        }
        if (sizeof(R) > 4)
        {
            V x = O.Set(a[row4]);
            s4.V0 = O.MulAdd(x, b0, s4.V0);
            if (sizeof(W) > 1) s4.V1 = O.MulAdd(x, b1, s4.V1);
            if (sizeof(W) > 2) s4.V2 = O.MulAdd(x, b2, s4.V2);
            if (sizeof(W) > 3) s4.V3 = O.MulAdd(x, b3, s4.V3);
        }
        if (sizeof(R) > 5)
        {
            V x = O.Set(a[row5]);
            s5.V0 = O.MulAdd(x, b0, s5.V0);
            if (sizeof(W) > 1) s5.V1 = O.MulAdd(x, b1, s5.V1);
            if (sizeof(W) > 2) s5.V2 = O.MulAdd(x, b2, s5.V2);
            if (sizeof(W) > 3) s5.V3 = O.MulAdd(x, b3, s5.V3);
        }
        if (sizeof(R) > 6)
        {
            V x = O.Set(a[2 * row3]);
            s6.V0 = O.MulAdd(x, b0, s6.V0);
            if (sizeof(W) > 1) s6.V1 = O.MulAdd(x, b1, s6.V1);
            if (sizeof(W) > 2) s6.V2 = O.MulAdd(x, b2, s6.V2);
            if (sizeof(W) > 3) s6.V3 = O.MulAdd(x, b3, s6.V3);
        }
        if (sizeof(R) > 7)
        {
            V x = O.Set(a[row7]);
            s7.V0 = O.MulAdd(x, b0, s7.V0);
            if (sizeof(W) > 1) s7.V1 = O.MulAdd(x, b1, s7.V1);
            if (sizeof(W) > 2) s7.V2 = O.MulAdd(x, b2, s7.V2);
            if (sizeof(W) > 3) s7.V3 = O.MulAdd(x, b3, s7.V3);
        }
        if (sizeof(R) > 8)
        {
            V x = O.Set(a[2 * row4]);
            s8.V0 = O.MulAdd(x, b0, s8.V0);
            if (sizeof(W) > 1) s8.V1 = O.MulAdd(x, b1, s8.V1);
            if (sizeof(W) > 2) s8.V2 = O.MulAdd(x, b2, s8.V2);
            if (sizeof(W) > 3) s8.V3 = O.MulAdd(x, b3, s8.V3);
        }
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

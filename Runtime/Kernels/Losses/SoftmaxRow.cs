using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

/// <summary>The parts of softmax on one contiguous row. Sums run in 16 virtual lanes, as all reductions do.</summary>
[SkipLocalsInit]
internal static unsafe class SoftmaxRow
{
    /// <summary>Longer rows fill their lanes well enough, and blocks of them would leave the first-level cache.</summary>
    public const int MostShort = 64;

    private const int Lanes = LaneTree.Lanes;

    /// <summary>Whether rows of that length go in blocks, by <see cref="ShortRows{T, O, V}"/>.</summary>
    public static bool IsShort(nint columns) => columns is > 0 and <= MostShort;

    public static T One<T>()
        where T : unmanaged => typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(1) : Unsafe.BitCast<double, T>(1);

    /// <summary>What no maximum takes and whose exponential is zero, so that it can fill up a row's last lanes.</summary>
    public static T MinusInfinity<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(float.NegativeInfinity) : Unsafe.BitCast<double, T>(double.NegativeInfinity);

    public static T Maximum<T>(T* x, nint count)
        where T : unmanaged
    {
        if (SimdWidth.Has512) return Maximum<T, Simd512<T>, Vector512<T>>(x, count);
        return SimdWidth.Has256 ? Maximum<T, Simd256<T>, Vector256<T>>(x, count) : Maximum<T, Simd128<T>, Vector128<T>>(x, count);
    }

    /// <summary>The sum of exp(x - shift); the terms too, where <paramref name="terms"/> is not null (it may be x).</summary>
    public static T ExpSum<T>(T* x, T shift, T* terms, nint count)
        where T : unmanaged
    {
        if (SimdWidth.Has512) return ExpSum<T, Simd512<T>, Vector512<T>>(x, shift, terms, count);
        return SimdWidth.Has256
            ? ExpSum<T, Simd256<T>, Vector256<T>>(x, shift, terms, count) : ExpSum<T, Simd128<T>, Vector128<T>>(x, shift, terms, count);
    }

    /// <summary>y = x * factor, 0 instead of what is less than the least normal number; y may be x.</summary>
    public static void Scale<T>(T* x, T factor, T* y, nint count)
        where T : unmanaged
    {
        if (SimdWidth.Has512) Scale<T, Simd512<T>, Vector512<T>>(x, factor, y, count);
        else if (SimdWidth.Has256) Scale<T, Simd256<T>, Vector256<T>>(x, factor, y, count);
        else Scale<T, Simd128<T>, Vector128<T>>(x, factor, y, count);
    }

    // In four chains, and some elements twice: no order changes a maximum.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static T Maximum<T, O, V>(T* x, nint count)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        T* lanes = stackalloc T[Lanes];
        if (count < O.Count)
        {
            Pad<T, O, V>(x, count, lanes);
            return LaneTree.Combine(lanes, default(LaneMaximum<T>));
        }
        V a = O.Load(x + count - O.Count), b = a, c = a, d = a;
        nint j = 0;
        for (; j <= count - (4 * O.Count); j += 4 * O.Count)
        {
            a = O.Max(a, O.Load(x + j));
            b = O.Max(b, O.Load(x + j + O.Count));
            c = O.Max(c, O.Load(x + j + (2 * O.Count)));
            d = O.Max(d, O.Load(x + j + (3 * O.Count)));
        }
        for (; j <= count - O.Count; j += O.Count) a = O.Max(a, O.Load(x + j));
        a = O.Max(O.Max(a, b), O.Max(c, d));
        for (int i = 0; i < Lanes; i += O.Count) O.Store(lanes + i, a);
        return LaneTree.Combine(lanes, default(LaneMaximum<T>));
    }

    /// <summary>A row's last elements, filled up with what changes neither a maximum nor a sum of exponentials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pad<T, O, V>(T* x, nint count, T* last)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        for (int i = 0; i < Lanes; i += O.Count) O.Store(last + i, O.Set(MinusInfinity<T>()));
        for (nint i = 0; i < count; i++) last[i] = x[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static T ExpSum<T, O, V>(T* x, T shift, T* terms, nint count)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        T* lanes = stackalloc T[Lanes], last = stackalloc T[Lanes];
        V down = O.Set(shift);
        nint whole = count / Lanes * Lanes;
        Sums<T, O, V>(x, down, terms, whole, lanes);
        if (whole < count)
        {
            Pad<T, O, V>(x + whole, count - whole, last);
            for (int i = 0; i < Lanes; i += O.Count)
            {
                V e = O.Exp(O.Sub(O.Load(last + i), down));
                O.Store(lanes + i, O.Add(O.Load(lanes + i), e));
                O.Store(last + i, e);
            }
            if (terms != null)
            {
                for (nint i = whole; i < count; i++) terms[i] = last[i - whole];
            }
        }
        return LaneTree.Combine(lanes, default(LaneSum<T>));
    }

    /// <summary>The lanes of whole vectors: in one, two or four registers, as locals, where they go into as many, else in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sums<T, O, V>(T* x, V down, T* terms, nint count, T* lanes)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        V a = O.Zero, b = a, c = a, d = a;
        if (O.Count < Lanes / 4)
        {
            for (int i = 0; i < Lanes; i += O.Count) O.Store(lanes + i, a);
            for (nint j = 0; j < count; j += O.Count)
            {
                T* lane = lanes + (j % Lanes);
                O.Store(lane, O.Add(O.Load(lane), Term<T, O, V>(x, down, terms, j)));
            }
            return;
        }
        for (nint j = 0; j < count; j += Lanes)
        {
            a = O.Add(a, Term<T, O, V>(x, down, terms, j));
            if (O.Count <= Lanes / 2) b = O.Add(b, Term<T, O, V>(x, down, terms, j + O.Count));
            if (O.Count > Lanes / 4) continue;
            c = O.Add(c, Term<T, O, V>(x, down, terms, j + (2 * O.Count)));
            d = O.Add(d, Term<T, O, V>(x, down, terms, j + (3 * O.Count)));
        }
        O.Store(lanes, a);
        if (O.Count <= Lanes / 2) O.Store(lanes + O.Count, b);
        if (O.Count > Lanes / 4) return;
        O.Store(lanes + (2 * O.Count), c);
        O.Store(lanes + (3 * O.Count), d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Term<T, O, V>(T* x, V down, T* terms, nint j)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        V e = O.Exp(O.Sub(O.Load(x + j), down));
        if (terms != null) O.Store(terms + j, e);
        return e;
    }

    private static void Scale<T, O, V>(T* x, T factor, T* y, nint count)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        nint j = 0;
        for (; j <= count - O.Count; j += O.Count) O.Store(y + j, Denormals.Flush<T, O, V>(O.Mul(O.Load(x + j), O.Set(factor))));
        for (; j < count; j++) y[j] = Denormals.Flush<T, Simd1<T>, T>(Simd1<T>.Mul(x[j], factor));
    }
}

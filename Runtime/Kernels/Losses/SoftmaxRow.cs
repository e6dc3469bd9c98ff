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

    /// <summary>y = x * factor; y may be x.</summary>
    public static void Scale<T>(T* x, T factor, T* y, nint count)
        where T : unmanaged
    {
        if (SimdWidth.Has512) Scale<T, Simd512<T>, Vector512<T>>(x, factor, y, count);
        else if (SimdWidth.Has256) Scale<T, Simd256<T>, Vector256<T>>(x, factor, y, count);
        else Scale<T, Simd128<T>, Vector128<T>>(x, factor, y, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static T Maximum<T, O, V>(T* x, nint count)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        T* lanes = stackalloc T[Lanes];
        for (int i = 0; i < Lanes; i += O.Count) O.Store(lanes + i, O.Set(MinusInfinity<T>()));
        nint whole = count / Lanes * Lanes;
        for (nint j = 0; j < whole; j += Lanes)
        {
            for (int i = 0; i < Lanes; i += O.Count) O.Store(lanes + i, O.Max(O.Load(lanes + i), O.Load(x + j + i)));
        }
        if (whole < count)
        {
            T* last = stackalloc T[Lanes];
            Pad<T, O, V>(x + whole, count - whole, last);
            for (int i = 0; i < Lanes; i += O.Count) O.Store(lanes + i, O.Max(O.Load(lanes + i), O.Load(last + i)));
        }
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
        for (int i = 0; i < Lanes; i += O.Count) O.Store(lanes + i, O.Zero);
        V down = O.Set(shift);
        nint whole = count / Lanes * Lanes;
        for (nint j = 0; j < whole; j += Lanes)
        {
            for (int i = 0; i < Lanes; i += O.Count)
            {
                V e = O.Exp(O.Sub(O.Load(x + j + i), down));
                O.Store(lanes + i, O.Add(O.Load(lanes + i), e));
                if (terms != null) O.Store(terms + j + i, e);
            }
        }
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

    private static void Scale<T, O, V>(T* x, T factor, T* y, nint count)
        where T : unmanaged
        where O : struct, ISimd<T, V>
    {
        nint j = 0;
        for (; j <= count - O.Count; j += O.Count) O.Store(y + j, O.Mul(O.Load(x + j), O.Set(factor)));
        for (; j < count; j++) y[j] = Simd1<T>.Mul(x[j], factor);
    }
}

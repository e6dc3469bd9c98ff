using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

internal static partial class FloatMath
{
    private const float Infinity = float.PositiveInfinity;

    /// <summary>The natural logarithm to 1 ulp: -infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<O, V>(V x)
        where O : struct, IBits<float, V>
    {
        // Denormal numbers have their exponent only after scaling.
        V denormal = O.Less(x, O.Set(1.17549435e-38f));
        var (k, f) = Split<O, V>(O.Select(denormal, O.Mul(x, O.Set(8388608f)), x));
        k = O.Sub(k, O.And(denormal, O.Set(23f)));
        V y = O.MulAdd(k, O.Set(Ln2Low), LogTail<O, V>(f));
        return LogOfSpecial<O, V>(x, O.MulAdd(k, O.Set(Ln2High), O.Add(f, y)));
    }

    /// <summary>log(1 + x) to 2 ulp, also near zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<O, V>(V x)
        where O : struct, IBits<float, V>
    {
        V one = O.Set(1f), u = O.Add(one, x);
        // What rounding took from 1 + x goes in to first order.
        V lost = O.Select(O.Greater(x, one), O.Sub(one, O.Sub(u, x)), O.Sub(x, O.Sub(u, one)));
        var (k, f) = Split<O, V>(u);
        V y = O.Add(O.MulAdd(k, O.Set(Ln2Low), LogTail<O, V>(f)), O.Div(lost, u));
        return O.Select(O.Equal(x, O.Zero), x, LogOfSpecial<O, V>(u, O.MulAdd(k, O.Set(Ln2High), O.Add(f, y))));
    }

    /// <summary>x = 2^k * (1 + f) with 1 + f from sqrt(1/2) to sqrt(2), for normal positive x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V K, V F) Split<O, V>(V x)
        where O : struct, IBits<float, V>
    {
        V bits = O.AddBits(x, O.SetBits(0x3f800000 - 0x3f3504f3));
        // 2^23 + exponent by its bits: needs no conversion from integers.
        V k = O.Sub(O.Or(O.ShiftRight(bits, 23), O.SetBits(0x4B000000)), O.Set(8388608f + 127f));
        V m = O.AddBits(O.And(bits, O.SetBits(0x007fffff)), O.SetBits(0x3f3504f3));
        return (k, O.Sub(m, O.Set(1f)));
    }

    /// <summary>log(1 + f) - f (Cephes, Moshier).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogTail<O, V>(V f)
        where O : struct, IBits<float, V>
    {
        V z = O.Mul(f, f);
        V p = O.MulAdd(O.Set(7.0376836292e-2f), f, O.Set(-1.1514610310e-1f));
        p = O.MulAdd(p, f, O.Set(1.1676998740e-1f));
        p = O.MulAdd(p, f, O.Set(-1.2420140846e-1f));
        p = O.MulAdd(p, f, O.Set(1.4249322787e-1f));
        p = O.MulAdd(p, f, O.Set(-1.6668057665e-1f));
        p = O.MulAdd(p, f, O.Set(2.0000714765e-1f));
        p = O.MulAdd(p, f, O.Set(-2.4999993993e-1f));
        p = O.MulAdd(p, f, O.Set(3.3333331174e-1f));
        return O.MulAdd(z, O.Set(-0.5f), O.Mul(O.Mul(p, f), z));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfSpecial<O, V>(V x, V y)
        where O : struct, IBits<float, V>
    {
        // Infinity and NaN stay what they are.
        y = O.Select(O.Less(x, O.Set(Infinity)), y, x);
        V low = O.Select(O.Equal(x, O.Zero), O.Set(-Infinity), O.Set(float.NaN));
        return O.Select(O.LessOrEqual(x, O.Zero), low, y);
    }
}

using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

internal static partial class DoubleMath
{
    private const double Infinity = double.PositiveInfinity;

    /// <summary>The natural logarithm to 1 ulp (method and constants of fdlibm, Sun 1993): -infinity at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<O, V>(V x)
        where O : struct, IBits<double, V>
    {
        var (k, f) = SplitAny<O, V>(x);
        return LogOfSpecial<O, V>(x, LogOfParts<O, V>(k, f, O.Zero));
    }

    /// <summary>log(1 + x) to 2 ulp, also near zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<O, V>(V x)
        where O : struct, IBits<double, V>
    {
        V one = O.Set(1.0), u = O.Add(one, x);
        // What rounding took from 1 + x goes in to first order.
        V lost = O.Select(O.Greater(x, one), O.Sub(one, O.Sub(u, x)), O.Sub(x, O.Sub(u, one)));
        var (k, f) = Split<O, V>(u);
        return O.Select(O.Equal(x, O.Zero), x, LogOfSpecial<O, V>(u, LogOfParts<O, V>(k, f, O.Div(lost, u))));
    }

    /// <summary>k * ln 2 + log(1 + f) + rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfParts<O, V>(V k, V f, V rest)
        where O : struct, IBits<double, V>
    {
        V s = O.Div(f, O.Add(O.Set(2.0), f)), halfSquare = O.Mul(O.Mul(f, O.Set(0.5)), f);
        V y = O.Add(O.MulAdd(s, O.Add(halfSquare, LogTail<O, V>(O.Mul(s, s))), O.Mul(k, O.Set(Ln2Low))), rest);
        return O.MulAdd(k, O.Set(Ln2High), O.Sub(f, O.Sub(halfSquare, y)));
    }

    /// <summary>(log((1 + s) / (1 - s)) - 2s) / s as a polynomial in z = s^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogTail<O, V>(V z)
        where O : struct, IBits<double, V>
    {
        V p = O.MulAdd(O.Set(1.479819860511658591e-01), z, O.Set(1.531383769920937332e-01));
        p = O.MulAdd(p, z, O.Set(1.818357216161805012e-01));
        p = O.MulAdd(p, z, O.Set(2.222219843214978396e-01));
        p = O.MulAdd(p, z, O.Set(2.857142874366239149e-01));
        p = O.MulAdd(p, z, O.Set(3.999999999940941908e-01));
        return O.Mul(O.MulAdd(p, z, O.Set(6.666666666666735130e-01)), z);
    }

    /// <summary>x = 2^k * (1 + f) with 1 + f from sqrt(1/2) to sqrt(2), for normal positive x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V K, V F) Split<O, V>(V x)
        where O : struct, IBits<double, V>
    {
        const long RootOfHalf = 0x3FE6A09E667F3BCD;
        V bits = O.AddBits(x, O.SetBits(0x3FF0000000000000 - RootOfHalf));
        // 2^52 + exponent by its bits: AVX2 has no conversion from 64-bit integers.
        V k = O.Sub(O.Or(O.ShiftRight(bits, 52), O.SetBits(0x4330000000000000)), O.Set(4503599627370496.0 + 1023));
        V m = O.AddBits(O.And(bits, O.SetBits(0x000FFFFFFFFFFFFF)), O.SetBits(RootOfHalf));
        return (k, O.Sub(m, O.Set(1.0)));
    }

    /// <summary>The same for denormal numbers too, which have their exponent only after scaling.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V K, V F) SplitAny<O, V>(V x)
        where O : struct, IBits<double, V>
    {
        V denormal = O.Less(x, O.Set(2.2250738585072014e-308));
        var (k, f) = Split<O, V>(O.Select(denormal, O.Mul(x, O.Set(18014398509481984.0)), x));
        return (O.Sub(k, O.And(denormal, O.Set(54.0))), f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfSpecial<O, V>(V x, V y)
        where O : struct, IBits<double, V>
    {
        // Infinity and NaN stay what they are.
        y = O.Select(O.Less(x, O.Set(Infinity)), y, x);
        V low = O.Select(O.Equal(x, O.Zero), O.Set(-Infinity), O.Set(double.NaN));
        return O.Select(O.LessOrEqual(x, O.Zero), low, y);
    }
}

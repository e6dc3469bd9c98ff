using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

/// <summary>The functions of <see cref="ISimd{T, V}"/> in float: polynomials with every fused multiply-add written out.</summary>
internal static partial class FloatMath
{
    /// <summary>Adding it rounds to an integer, which then stands in the low bits.</summary>
    private const float Shift = 12582912f;

    // ln 2 in two parts; the first has so few bits that its product with an exponent is exact, with or without FMA.
    private const float Ln2High = 0.693359375f, Ln2Low = -2.12194440e-4f;

    /// <summary>e^x to 1 ulp; 0 where it is less than the least normal number (x below -87.33), infinite above 88.72.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<O, V>(V x)
        where O : struct, IBits<float, V>
    {
        // Without an instruction to scale, a power of more than the greatest number and that of NaN become others: they are left out and added.
        V t = O.AtMost(O.Set(O.HasScale ? 89f : 88.72283f), x), power = O.Scale(Mantissa<O, V>(t, out V n, out V shifted), n, shifted);
        if (!O.HasScale) power = O.MulAdd(O.Sub(x, t), O.Set(float.MaxValue), power);
        return ZeroIfDenormal<O, V>(x, power);
    }

    /// <summary>The same for an x of at most zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOfNegative<O, V>(V x)
        where O : struct, IBits<float, V>
    {
        V mantissa = Mantissa<O, V>(x, out V n, out V shifted);
        return ZeroIfDenormal<O, V>(x, O.HasScale ? O.Scale(mantissa, n, shifted) : O.Mul(mantissa, O.ShiftLeft(O.AddBits(shifted, O.SetBits(127)), 23)));
    }

    /// <summary>e^x / 2^n, n being the integer next to x / ln 2, which is also given as the low bits of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Mantissa<O, V>(V x, out V n, out V shifted)
        where O : struct, IBits<float, V>
    {
        shifted = O.MulAdd(x, O.Set(1.44269504f), O.Set(Shift));
        n = O.Sub(shifted, O.Set(Shift));
        V r = O.MulAdd(n, O.Set(-Ln2Low), O.MulAdd(n, O.Set(-Ln2High), x));
        return O.Add(O.Set(1f), O.MulAdd(O.Mul(r, r), ExpTail<O, V>(r), r));
    }

    /// <summary>Also where x is far below the exponents of a float, which gives any power. The least number whose power is normal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ZeroIfDenormal<O, V>(V x, V power)
        where O : struct, IBits<float, V> => O.Select(O.Less(x, O.Set(-87.33654f)), O.Zero, power);

    /// <summary>e^x - 1 to 2 ulp, also near zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<O, V>(V x)
        where O : struct, IBits<float, V>
    {
        V t = O.AtMost(O.Set(89f), O.AtLeast(O.Set(-20f), x));
        V shifted = O.MulAdd(t, O.Set(1.44269504f), O.Set(Shift)), n = O.Sub(shifted, O.Set(Shift));
        V r = O.MulAdd(n, O.Set(-Ln2Low), O.MulAdd(n, O.Set(-Ln2High), t));
        // Half of the result, since 2^128 is no float: 2^(n-1) * (e^r - 1) + (2^(n-1) - 1/2).
        V power = O.ShiftLeft(O.AddBits(shifted, O.SetBits(126)), 23);
        V half = O.MulAdd(power, O.MulAdd(O.Mul(r, r), ExpTail<O, V>(r), r), O.Sub(power, O.Set(0.5f)));
        // Below a rounding error of one, x itself: keeps the sign of zero and what is denormal.
        return O.Select(O.Less(O.Abs(x), O.Set(5e-8f)), x, O.Add(half, half));
    }

    /// <summary>tanh to 2 ulp: an odd polynomial (Cephes, Moshier) below 0.625, else 1 - 2 / (e^2|x| + 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<O, V>(V x)
        where O : struct, IBits<float, V>
    {
        V size = O.Abs(x), z = O.Mul(x, x);
        V p = O.MulAdd(O.Set(-5.70498872745e-3f), z, O.Set(2.06390887954e-2f));
        p = O.MulAdd(p, z, O.Set(-5.37397155531e-2f));
        p = O.MulAdd(p, z, O.Set(1.33314422036e-1f));
        p = O.MulAdd(p, z, O.Set(-3.33332819422e-1f));
        V small = O.MulAdd(O.Mul(p, z), x, x);
        // From e^40 on the quotient is nothing beside one. Of NaN the small one is NaN.
        V mantissa = Mantissa<O, V>(O.AtMost(O.Set(40f), O.Add(size, size)), out V n, out V shifted);
        V large = O.Sub(O.Set(1f), O.Div(O.Set(2f), O.Add(O.Scale(mantissa, n, shifted), O.Set(1f))));
        large = O.Or(large, O.And(x, O.Set(-0f)));
        return O.Select(O.GreaterOrEqual(size, O.Set(0.625f)), large, small);
    }

    /// <summary>1 / (1 + e^-x) to 3 ulp, with e^-|x| so that nothing overflows and small results keep their digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<O, V>(V x)
        where O : struct, IBits<float, V>
    {
        V e = ExpOfNegative<O, V>(O.Neg(O.Abs(x)));
        return O.Div(O.Select(O.GreaterOrEqual(x, O.Zero), O.Set(1f), e), O.Add(O.Set(1f), e));
    }

    /// <summary>log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), to 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<O, V>(V x)
        where O : struct, IBits<float, V> => O.Add(O.Relu(x), Log1p<O, V>(ExpOfNegative<O, V>(O.Neg(O.Abs(x)))));

    /// <summary>(e^r - 1 - r) / r^2 for |r| up to ln 2 / 2; interpolated at Chebyshev's nodes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpTail<O, V>(V r)
        where O : struct, IBits<float, V>
    {
        V p = O.MulAdd(O.Set(0.00019891000780597316f), r, O.Set(0.0013933658961533572f));
        p = O.MulAdd(p, r, O.Set(0.00833331091651024f));
        p = O.MulAdd(p, r, O.Set(0.041666464844507485f));
        p = O.MulAdd(p, r, O.Set(0.1666666668163221f));
        return O.MulAdd(p, r, O.Set(0.5000000013473895f));
    }
}

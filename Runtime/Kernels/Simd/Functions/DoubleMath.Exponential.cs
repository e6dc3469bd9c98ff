using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

/// <summary>The functions of <see cref="ISimd{T, V}"/> in double: polynomials with every fused multiply-add written out.</summary>
internal static partial class DoubleMath
{
    /// <summary>Adding it rounds to an integer, which then stands in the low bits.</summary>
    private const double Shift = 6755399441055744.0;

    private const double Log2E = 1.4426950408889634;

    // ln 2 in two parts; the first has so few bits that its product with an exponent is exact, with or without FMA.
    private const double Ln2High = 6.93147180369123816490e-01, Ln2Low = 1.90821492927058770002e-10;

    /// <summary>e^x to 1 ulp; 0 where it is less than the least normal number (x below -708.4), infinite above 709.8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<O, V>(V x)
        where O : struct, IBits<double, V> => O.Select(O.Less(x, O.Set(-708.396418532264)), O.Zero, ExpOfSum<O, V>(x, O.Zero));

    /// <summary>e^(x + rest) for a rest that is small beside x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOfSum<O, V>(V x, V rest)
        where O : struct, IBits<double, V>
    {
        x = O.AtMost(O.Set(710.0), O.AtLeast(O.Set(-746.0), x));
        V shifted = O.MulAdd(x, O.Set(Log2E), O.Set(Shift)), n = O.Sub(shifted, O.Set(Shift));
        V r = O.Add(O.MulAdd(n, O.Set(-Ln2Low), O.MulAdd(n, O.Set(-Ln2High), x)), rest);
        return O.Scale(O.Add(O.Set(1.0), O.MulAdd(O.Mul(r, r), ExpTail<O, V>(r), r)), n, shifted);
    }

    /// <summary>e^x - 1 to 2 ulp, also near zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<O, V>(V x)
        where O : struct, IBits<double, V>
    {
        V t = O.AtMost(O.Set(710.0), O.AtLeast(O.Set(-40.0), x));
        V shifted = O.MulAdd(t, O.Set(Log2E), O.Set(Shift)), n = O.Sub(shifted, O.Set(Shift));
        V r = O.MulAdd(n, O.Set(-Ln2Low), O.MulAdd(n, O.Set(-Ln2High), t));
        // Half of the result, since 2^1024 is no double: 2^(n-1) * (e^r - 1) + (2^(n-1) - 1/2).
        V power = O.ShiftLeft(O.AddBits(shifted, O.SetBits(1022)), 52);
        V half = O.MulAdd(power, O.MulAdd(O.Mul(r, r), ExpTail<O, V>(r), r), O.Sub(power, O.Set(0.5)));
        // Below a rounding error of one, x itself: keeps the sign of zero and what is denormal.
        return O.Select(O.Less(O.Abs(x), O.Set(1e-16)), x, O.Add(half, half));
    }

    /// <summary>tanh = (e^2|x| - 1) / (e^2|x| + 1) with the sign of x, to 3 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<O, V>(V x)
        where O : struct, IBits<double, V>
    {
        // Past 22 the result is 1.
        V size = O.AtMost(O.Set(22.0), O.Abs(x)), e = Expm1<O, V>(O.Add(size, size));
        return O.Or(O.Div(e, O.Add(e, O.Set(2.0))), O.And(x, O.Set(-0.0)));
    }

    /// <summary>1 / (1 + e^-x) to 3 ulp, with e^-|x| so that nothing overflows and small results keep their digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<O, V>(V x)
        where O : struct, IBits<double, V>
    {
        V e = Exp<O, V>(O.Neg(O.Abs(x)));
        return O.Div(O.Select(O.GreaterOrEqual(x, O.Zero), O.Set(1.0), e), O.Add(O.Set(1.0), e));
    }

    /// <summary>log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), to 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<O, V>(V x)
        where O : struct, IBits<double, V> => O.Add(O.Relu(x), Log1p<O, V>(Exp<O, V>(O.Neg(O.Abs(x)))));

    /// <summary>(e^r - 1 - r) / r^2 for |r| up to ln 2 / 2; interpolated at Chebyshev's nodes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpTail<O, V>(V r)
        where O : struct, IBits<double, V>
    {
        V p = O.MulAdd(O.Set(2.0914694560351592e-09), r, O.Set(2.510522763655176e-08));
        p = O.MulAdd(p, r, O.Set(2.755727362486648e-07));
        p = O.MulAdd(p, r, O.Set(2.7557255374658744e-06));
        p = O.MulAdd(p, r, O.Set(2.4801587325562125e-05));
        p = O.MulAdd(p, r, O.Set(0.00019841269874840768));
        p = O.MulAdd(p, r, O.Set(0.0013888888888883744));
        p = O.MulAdd(p, r, O.Set(0.008333333333326129));
        p = O.MulAdd(p, r, O.Set(0.04166666666666667));
        p = O.MulAdd(p, r, O.Set(0.1666666666666667));
        return O.MulAdd(p, r, O.Set(0.5));
    }
}

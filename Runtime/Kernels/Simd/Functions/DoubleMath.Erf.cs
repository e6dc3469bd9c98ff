using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

internal static partial class DoubleMath
{
    /// <summary>
    /// The error function to 2 ulp: x * P(x^2) up to 1, else 1 - e^(-x^2) * Q(t) / (x + 2) with t = (x - 2) / (x + 2).
    /// P and Q are interpolated at Chebyshev's nodes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<O, V>(V x)
        where O : struct, IBits<double, V>
    {
        // Past 6 the result is 1.
        V size = O.AtMost(O.Set(6.0), O.Abs(x)), one = O.Set(1.0);
        V inverse = O.Div(one, O.Add(size, O.Set(2.0)));
        V tail = O.Mul(Exp<O, V>(O.Neg(O.Mul(size, size))), O.Mul(Complement<O, V>(O.Mul(O.Sub(size, O.Set(2.0)), inverse)), inverse));
        V large = O.Or(O.Sub(one, tail), O.And(x, O.Set(-0.0)));
        return O.Select(O.LessOrEqual(size, one), O.Mul(x, Near<O, V>(O.Mul(size, size))), large);
    }

    /// <summary>erf(x) / x in s = x^2 up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Near<O, V>(V s)
        where O : struct, IBits<double, V>
    {
        V p = O.MulAdd(O.Set(5.957176147748911e-11), s, O.Set(-1.1372848856791674e-09));
        p = O.MulAdd(p, s, O.Set(1.4659775274047436e-08));
        p = O.MulAdd(p, s, O.Set(-1.6350312701054695e-07));
        p = O.MulAdd(p, s, O.Set(1.6461000484121368e-06));
        p = O.MulAdd(p, s, O.Set(-1.4925595266831182e-05));
        p = O.MulAdd(p, s, O.Set(0.0001205533111164271));
        p = O.MulAdd(p, s, O.Set(-0.000854832698083379));
        p = O.MulAdd(p, s, O.Set(0.0052239776248180145));
        p = O.MulAdd(p, s, O.Set(-0.026866170645076792));
        p = O.MulAdd(p, s, O.Set(0.11283791670954879));
        p = O.MulAdd(p, s, O.Set(-0.3761263890318375));
        return O.MulAdd(p, s, O.Set(1.1283791670955126));
    }

    /// <summary>erfc(x) * e^(x^2) * (x + 2) in t, for x from 1 to 6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Complement<O, V>(V t)
        where O : struct, IBits<double, V>
    {
        V p = O.MulAdd(O.Set(-7.699267533963311e-07), t, O.Set(-8.723000921330246e-08));
        p = O.MulAdd(p, t, O.Set(2.0911950742002912e-06));
        p = O.MulAdd(p, t, O.Set(3.647835202583877e-06));
        p = O.MulAdd(p, t, O.Set(-1.1408499801056421e-06));
        p = O.MulAdd(p, t, O.Set(-1.6119821690820907e-05));
        p = O.MulAdd(p, t, O.Set(-2.1695169682159008e-05));
        p = O.MulAdd(p, t, O.Set(3.4148782170600965e-05));
        p = O.MulAdd(p, t, O.Set(0.0001444707699783589));
        p = O.MulAdd(p, t, O.Set(3.437143205841111e-05));
        p = O.MulAdd(p, t, O.Set(-0.0006630735138450559));
        p = O.MulAdd(p, t, O.Set(-0.0008372960613429087));
        p = O.MulAdd(p, t, O.Set(0.003090612059736878));
        p = O.MulAdd(p, t, O.Set(0.00647918506767499));
        p = O.MulAdd(p, t, O.Set(-0.021510661889499353));
        p = O.MulAdd(p, t, O.Set(-0.03644223150687761));
        p = O.MulAdd(p, t, O.Set(0.2794720925560548));
        p = O.MulAdd(p, t, O.Set(-0.6871606844138106));
        return O.MulAdd(p, t, O.Set(1.021582705242023));
    }
}

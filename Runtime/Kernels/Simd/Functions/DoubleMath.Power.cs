using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

internal static partial class DoubleMath
{
    /// <summary>
    /// x^y = e^(y log x) with the logarithm in two doubles, to some ulp at ordinary sizes; special cases as in IEEE 754 (pow).
    /// Never inlined: it is long, and one of several in a body would drive the rest out of registers.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Pow<O, V>(V x, V y)
        where O : struct, IBits<double, V>
    {
        V one = O.Set(1.0), size = O.Abs(x);
        var (high, low) = LogInTwo<O, V>(size);
        // y * log: the product's own error joins the low part; where it has none (infinite, overflown), nothing does.
        V product = O.Mul(y, high), rest = O.MulAdd(y, low, O.MulError(y, high, product));
        V result = ExpOfSum<O, V>(product, O.Select(O.Less(O.Abs(product), O.Set(800.0)), rest, O.Zero));

        V half = O.Mul(y, O.Set(0.5)), whole = O.Equal(O.Truncate(y), y);
        V odd = O.And(whole, O.NotEqual(O.Truncate(half), half)), sign = O.And(x, O.Set(-0.0));
        result = O.Or(result, O.And(odd, sign));
        V noNumber = O.And(O.And(O.Less(x, O.Zero), O.Greater(x, O.Set(-Infinity))), O.Not(whole));
        result = O.Select(noNumber, O.Set(double.NaN), result);
        result = O.Select(O.And(O.Equal(size, one), O.Equal(O.Abs(y), O.Set(Infinity))), one, result);
        result = O.Select(O.Equal(x, x), result, x);
        return O.Select(O.Or(O.Equal(y, O.Zero), O.Equal(x, one)), one, result);
    }

    /// <summary>log x as an unevaluated sum with some 10 bits more than a double, for x not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V High, V Low) LogInTwo<O, V>(V x)
        where O : struct, IBits<double, V>
    {
        var (k, f) = SplitAny<O, V>(x);
        // s = f / (2 + f) and its error.
        V one = O.Set(1.0), m = O.Add(one, f), divisor = O.Add(one, m), lost = O.Sub(m, O.Sub(divisor, one));
        V s = O.Div(f, divisor), product = O.Mul(s, divisor);
        V remainder = O.Sub(O.Sub(O.Sub(f, product), O.MulError(s, divisor, product)), O.Mul(s, lost));
        V sLow = O.Div(remainder, divisor);
        // log(1 + f) = 2s + s * tail(s^2); 2s is exact.
        V twice = O.Add(s, s), exponent = O.Mul(k, O.Set(Ln2High));
        V tail = O.MulAdd(s, LogTail<O, V>(O.Mul(s, s)), O.Add(sLow, sLow));
        V high = O.Add(exponent, twice);
        V low = O.Add(O.Sub(twice, O.Sub(high, exponent)), O.MulAdd(k, O.Set(Ln2Low), tail));
        // Renormalized: the error of the high part's product is taken from it alone.
        V sum = O.Add(high, low);
        low = O.Sub(low, O.Sub(sum, high));
        V plain = O.And(O.Greater(x, O.Zero), O.Less(x, O.Set(Infinity)));
        V special = O.Select(O.Equal(x, O.Zero), O.Set(-Infinity), O.Set(Infinity));
        return (O.Select(plain, sum, special), O.And(plain, low));
    }
}

using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

internal static partial class FloatMath
{
    /// <summary>The error function to 2 ulp: x * P(x^2) below 0.93, else 1 - e^Q(|x|) (after N. Juffa's erff).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<O, V>(V x)
        where O : struct, IBits<float, V>
    {
        V t = O.Abs(x), s = O.Mul(x, x);
        V p = O.MulAdd(O.Set(-5.96761703e-4f), s, O.Set(4.99119423e-3f));
        p = O.MulAdd(p, s, O.Set(-2.67681349e-2f));
        p = O.MulAdd(p, s, O.Set(1.12819925e-1f));
        p = O.MulAdd(p, s, O.Set(-3.76125336e-1f));
        p = O.MulAdd(p, s, O.Set(1.28379166e-1f));
        V small = O.MulAdd(p, x, x);
        V r = O.MulAdd(O.Set(-1.72853470e-5f), t, O.Set(3.83197126e-4f));
        r = O.MulAdd(r, s, O.MulAdd(O.Set(-3.88396438e-3f), t, O.Set(2.42546219e-2f)));
        r = O.MulAdd(r, t, O.Set(-1.06777877e-1f));
        r = O.MulAdd(r, t, O.Set(-6.34846687e-1f));
        r = O.MulAdd(r, t, O.Set(-1.28717512e-1f));
        r = O.MulAdd(r, t, O.Neg(t));
        // Past 4 the result is 1, but the polynomial in the exponent turns up again.
        V large = O.Select(O.Greater(t, O.Set(4f)), O.Set(1f), O.Sub(O.Set(1f), Exp<O, V>(r)));
        large = O.Or(large, O.And(x, O.Set(-0f)));
        return O.Select(O.Greater(t, O.Set(0.927734375f)), large, small);
    }
}

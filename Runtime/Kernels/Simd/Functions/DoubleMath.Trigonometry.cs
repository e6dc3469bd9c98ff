using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

internal static partial class DoubleMath
{
    /// <summary>Above it n * pi/2 needs more bits than the parts below have.</summary>
    private const double GreatAngle = 1e6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin<O, V>(V x)
        where O : struct, IBits<double, V> => SinOrCos<O, V>(x, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos<O, V>(V x)
        where O : struct, IBits<double, V> => SinOrCos<O, V>(x, 1);

    /// <summary>sin(x + quadrant * pi/2) to 1 ulp (method and constants of fdlibm, Sun 1993).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SinOrCos<O, V>(V x, int quadrant)
        where O : struct, IBits<double, V>
    {
        V shifted = O.MulAdd(x, O.Set(0.6366197723675814), O.Set(Shift)), n = O.Sub(shifted, O.Set(Shift));
        // pi/2 in three parts, two of 33 bits, so that their products are exact; the angle's own rounding error is kept.
        V a = O.MulAdd(n, O.Set(-1.57079632673412561417e+00), x), w = O.Mul(n, O.Set(6.07710050630396597660e-11));
        V b = O.Sub(a, w), lost = O.Sub(O.Sub(a, b), w);
        lost = O.MulAdd(n, O.Set(-2.02226624879595063154e-21), lost);
        V r = O.Add(b, lost), rest = O.Add(O.Sub(b, r), lost);
        V y = OfQuadrant<O, V>(r, rest, O.AddBits(shifted, O.SetBits(quadrant)));
        V great = O.Not(O.LessOrEqual(O.Abs(x), O.Set(GreatAngle)));
        return O.Any(great) ? Great<O, V>(x, y, quadrant) : y;
    }

    /// <summary>sin(r + rest + q * pi/2) for |r| up to pi/4; of q only the two lowest bits count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OfQuadrant<O, V>(V r, V rest, V q)
        where O : struct, IBits<double, V>
    {
        V z = O.Mul(r, r), one = O.Set(1.0);
        V s = O.MulAdd(O.Set(1.58969099521155010221e-10), z, O.Set(-2.50507602534068634195e-08));
        s = O.MulAdd(s, z, O.Set(2.75573137070700676789e-06));
        s = O.MulAdd(s, z, O.Set(-1.98412698298579493134e-04));
        s = O.MulAdd(s, z, O.Set(8.33333333332248946124e-03));
        s = O.MulAdd(s, z, O.Set(-1.66666666666666324348e-01));
        s = O.Add(r, O.MulAdd(s, O.Mul(z, r), rest));
        V c = O.MulAdd(O.Set(-1.13596475577881948265e-11), z, O.Set(2.08757232129817482790e-09));
        c = O.MulAdd(c, z, O.Set(-2.75573143513906633035e-07));
        c = O.MulAdd(c, z, O.Set(2.48015872894767294178e-05));
        c = O.MulAdd(c, z, O.Set(-1.38888888888741095749e-03));
        c = O.MulAdd(c, z, O.Set(4.16666666666666019037e-02));
        V half = O.Mul(z, O.Set(0.5)), w = O.Sub(one, half);
        c = O.Add(w, O.Add(O.Sub(O.Sub(one, w), half), O.Sub(O.Mul(O.Mul(z, z), c), O.Mul(r, rest))));
        // Bit 0 of the quadrant chooses the cosine, bit 1 the sign.
        const long One = 0x3FF0000000000000;
        V odd = O.Equal(O.And(O.Or(q, O.SetBits(One)), O.SetBits(One + 1)), O.SetBits(One + 1));
        return O.Xor(O.Select(odd, c, s), O.ShiftLeft(O.And(q, O.SetBits(2)), 62));
    }

    // Out of line: rare, and a loop over the elements.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe V Great<O, V>(V x, V y, int quadrant)
        where O : struct, IBits<double, V>
    {
        double* angles = stackalloc double[O.Count], results = stackalloc double[O.Count];
        O.Store(angles, x);
        O.Store(results, y);
        for (int i = 0; i < O.Count; i++)
        {
            if (!(Math.Abs(angles[i]) <= GreatAngle)) results[i] = GreatAngles.SinOrCos(angles[i], quadrant);
        }
        return O.Load(results);
    }
}

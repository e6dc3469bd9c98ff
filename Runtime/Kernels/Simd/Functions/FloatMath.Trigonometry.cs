using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

internal static partial class FloatMath
{
    /// <summary>Above it n * pi/2 needs more bits than the parts below have.</summary>
    private const float GreatAngle = 8192f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin<O, V>(V x)
        where O : struct, IBits<float, V> => SinOrCos<O, V>(x, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos<O, V>(V x)
        where O : struct, IBits<float, V> => SinOrCos<O, V>(x, 1);

    /// <summary>sin(x + quadrant * pi/2) to 1 ulp (2 near the zeros of great angles); polynomials by Moshier (Cephes).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SinOrCos<O, V>(V x, int quadrant)
        where O : struct, IBits<float, V>
    {
        V shifted = O.MulAdd(x, O.Set(0.636619772f), O.Set(Shift)), n = O.Sub(shifted, O.Set(Shift));
        // pi/2 in four parts (Cody and Waite, 1980); of 11 bits but the last, so that three products are exact.
        V r = O.MulAdd(n, O.Set(-1.5703125f), x);
        r = O.MulAdd(n, O.Set(-4.837512969970703e-4f), r);
        r = O.MulAdd(n, O.Set(-7.549533620476723e-8f), r);
        r = O.MulAdd(n, O.Set(-2.5633440682570896e-12f), r);
        V z = O.Mul(r, r);
        V s = O.MulAdd(O.Set(-1.9515295891e-4f), z, O.Set(8.3321608736e-3f));
        s = O.MulAdd(O.MulAdd(s, z, O.Set(-1.6666654611e-1f)), O.Mul(z, r), r);
        V c = O.MulAdd(O.Set(2.443315711809948e-5f), z, O.Set(-1.388731625493765e-3f));
        c = O.MulAdd(c, z, O.Set(4.166664568298827e-2f));
        c = O.Add(O.MulAdd(z, O.Set(-0.5f), O.Mul(O.Mul(z, z), c)), O.Set(1f));
        // Bit 0 of the quadrant chooses the cosine, bit 1 the sign.
        V q = O.AddBits(shifted, O.SetBits(quadrant));
        V odd = O.Equal(O.And(O.Or(q, O.SetBits(0x3f800000)), O.SetBits(0x3f800001)), O.SetBits(0x3f800001));
        V y = O.Xor(O.Select(odd, c, s), O.ShiftLeft(O.And(q, O.SetBits(2)), 30));
        V great = O.Not(O.LessOrEqual(O.Abs(x), O.Set(GreatAngle)));
        return O.Any(great) ? Great<O, V>(x, y, quadrant) : y;
    }

    // Out of line: rare, and a loop over the elements.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe V Great<O, V>(V x, V y, int quadrant)
        where O : struct, IBits<float, V>
    {
        float* angles = stackalloc float[O.Count], results = stackalloc float[O.Count];
        O.Store(angles, x);
        O.Store(results, y);
        for (int i = 0; i < O.Count; i++)
        {
            if (!(Math.Abs(angles[i]) <= GreatAngle)) results[i] = (float)GreatAngles.SinOrCos(angles[i], quadrant);
        }
        return O.Load(results);
    }
}

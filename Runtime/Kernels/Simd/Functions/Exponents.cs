using System.Runtime.CompilerServices;

namespace AotNet.Kernels;

/// <summary>Arithmetic on exponents, and exact products, for machines without an instruction for it.</summary>
internal static class Exponents
{
    /// <summary>
    /// In double x * 2^n by two powers of two: the first product is exact for an x near one, so the second rounds the only time, as
    /// AVX-512's scaling instruction does. Equal bits on all machines hang on that. In float n is added to the exponent of x.
    /// </summary>
    /// <param name="shifted">n + 1.5 * 2^52 (2^23 in float): the integer n stands in its low bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Scale<T, O, V>(V x, V shifted)
        where T : unmanaged
        where O : struct, IBits<T, V>
    {
        if (typeof(T) == typeof(float)) return O.AddBits(x, O.ShiftLeft(shifted, 23));
        // 2048 keeps the number positive; half of it, less the exponent bias of 1023, is one.
        V n = O.AddBits(shifted, O.SetBits(2048 - 0x4338000000000000));
        V half = O.ShiftRight(n, 1), one = O.SetBits(1);
        V first = O.ShiftLeft(O.SubBits(half, one), 52), second = O.ShiftLeft(O.SubBits(O.SubBits(n, half), one), 52);
        return O.Mul(O.Mul(x, first), second);
    }

    /// <summary>The rounding error of a product by splitting the factors (Dekker, 1971). Used in double only.</summary>
    public static V MulError<T, O, V>(V a, V b, V product)
        where T : unmanaged
        where O : struct, IBits<T, V>
    {
        // The upper 26 bits by masking: no overflow, unlike a product with 2^27 + 1.
        V mask = O.SetBits(unchecked((long)0xFFFFFFFFF8000000));
        V aHigh = O.And(a, mask), bHigh = O.And(b, mask), aLow = O.Sub(a, aHigh), bLow = O.Sub(b, bHigh);
        V rest = O.Sub(O.Mul(aHigh, bHigh), product);
        rest = O.Add(O.Add(rest, O.Mul(aHigh, bLow)), O.Mul(aLow, bHigh));
        return O.Add(rest, O.Mul(aLow, bLow));
    }
}

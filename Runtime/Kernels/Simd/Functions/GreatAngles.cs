using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

/// <summary>Sine and cosine of angles past the vectors' reduction (Payne and Hanek, 1983).</summary>
internal static class GreatAngles
{
    // 2/pi: 64 zero bits, then 1216 bits after the point.
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0x0000000000000000, 0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561,
        0xB7246E3A424DD2E0, 0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41,
        0x3991D639835339F4, 0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7,
        0x4F463F669E5FEA2D, 0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB,
    ];

    /// <summary>sin(x + quadrant * pi/2) for |x| from 1000 on; NaN for infinite x.</summary>
    public static double SinOrCos(double x, int quadrant)
    {
        if (!double.IsFinite(x)) return double.NaN;
        long bits = BitConverter.DoubleToInt64Bits(x);
        ulong mantissa = ((ulong)bits & 0x000FFFFFFFFFFFFF) | 0x0010000000000000;
        int exponent = (int)((bits >> 52) & 0x7FF) - 1075;

        // |x| = mantissa * 2^exponent. Bits of 2/pi that weigh 4 and more with it are whole turns; the 192 from there on give
        // the quadrant and more than 130 bits of the rest. Bit i after the point is bit 63 + i of the table.
        int start = 63 + exponent - 1;
        UInt128 high = (UInt128)mantissa * Word(start), middle = (UInt128)mantissa * Word(start + 64), low = (UInt128)mantissa * Word(start + 128);
        UInt128 rest = middle + (low >> 64);
        // Two bits before the point in the highest word.
        ulong top = (ulong)high + (ulong)(rest >> 64);
        UInt128 turns = ((UInt128)top << 64) | (ulong)rest;
        long q = (long)(top >> 62);
        UInt128 fraction = (turns << 2) | ((ulong)low >> 62);
        bool negative = (fraction >> 127) != 0;
        if (negative)
        {
            fraction = UInt128.Zero - fraction;
            q++;
        }
        double angle = (double)fraction * (1.0 / 340282366920938463463374607431768211456.0) * (Math.PI / 2);
        if (negative) angle = -angle;
        if (x < 0) (angle, q) = (-angle, -q);
        Vector128<double> number = Vector128.Create(q + quadrant).AsDouble();
        return DoubleMath.OfQuadrant<Simd128<double>, Vector128<double>>(Vector128.Create(angle), Vector128<double>.Zero, number).ToScalar();
    }

    /// <summary>64 bits of the table from a bit on.</summary>
    private static ulong Word(int bit)
    {
        int word = bit >> 6, offset = bit & 63;
        return offset == 0 ? TwoOverPi[word] : (TwoOverPi[word] << offset) | (TwoOverPi[word + 1] >> (64 - offset));
    }
}

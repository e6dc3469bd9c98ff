using System.Numerics;
using System.Runtime.InteropServices;

namespace AotNet.Files;

/// <summary>The CRC with Castagnoli's polynomial (RFC 3720, appendix B.4), in hardware where there is any: the checksum of checkpoints and event files.</summary>
internal static class Crc32C
{
    /// <summary>The polynomial without its highest power, the lowest power in the highest bit.</summary>
    private const uint Polynomial = 0x82f63b78;

    /// <summary>Words of a part: three parts are taken side by side, since an instruction takes a word each cycle but gives its result after three.</summary>
    private const int PartWords = 2048;

    /// <summary>Bytes of three parts: what a reader gives at once to be quickest.</summary>
    public const int BlockSize = 3 * PartWords * sizeof(ulong);

    private static readonly uint s_onePart = PartShift(), s_twoParts = Multiply(s_onePart, s_onePart);

    public static uint Of(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>The CRC of some bytes followed by these.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        ReadOnlySpan<byte> rest = bytes[(words.Length * sizeof(ulong))..];
        for (; words.Length >= 3 * PartWords; words = words[(3 * PartWords)..])
        {
            ReadOnlySpan<ulong> a = words[..PartWords], b = words.Slice(PartWords, PartWords), c = words.Slice(2 * PartWords, PartWords);
            uint second = 0, third = 0;
            for (int i = 0; i < a.Length; i++)
            {
                crc = BitOperations.Crc32C(crc, a[i]);
                second = BitOperations.Crc32C(second, b[i]);
                third = BitOperations.Crc32C(third, c[i]);
            }
            crc = Multiply(crc, s_twoParts) ^ Multiply(second, s_onePart) ^ third;
        }
        foreach (ulong word in words) crc = BitOperations.Crc32C(crc, word);
        foreach (byte one in rest) crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }

    // What a CRC is multiplied by when a part of zeros follows: x to the number of its bits.
    private static uint PartShift()
    {
        uint power = 1u << 30;
        for (int bits = 1; bits < PartWords * 64; bits *= 2) power = Multiply(power, power);
        return power;
    }

    // The product of two polynomials modulo Castagnoli's; bit 31 is the power 0.
    private static uint Multiply(uint a, uint b)
    {
        uint product = 0;
        for (; a != 0; a <<= 1)
        {
            // Without branches, which no processor would foresee.
            product ^= b & (uint)((int)a >> 31);
            b = (b >> 1) ^ (Polynomial & (uint)-(int)(b & 1));
        }
        return product;
    }
}

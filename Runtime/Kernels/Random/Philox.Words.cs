using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

public static unsafe partial class Philox
{
    /// <summary>Numbers of 32 bits that are drawn at once.</summary>
    private const int Words = 64;

    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57, Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>Sixteen blocks from <paramref name="first"/> on, in order, four words each.</summary>
    private static void Fill(in Source source, uint* words, ulong first)
    {
        if (SimdWidth.Has512) Blocks<Simd512<double>, Vector512<double>>(source, words, first);
        else if (SimdWidth.Has256) Blocks<Simd256<double>, Vector256<double>>(source, words, first);
        else Blocks<Simd128<double>, Vector128<double>>(source, words, first);
    }

    /// <summary>
    /// A block is one lane of 64 bits: a product of two 32-bit words is then one instruction, which reads the lower halves and leaves
    /// whatever is in the upper ones. Two vectors at a time: a round waits for its products, and the other blocks' go on meanwhile.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blocks<O, V>(in Source source, uint* words, ulong first)
        where O : struct, IParts<double, V>
    {
        V order = O.Load((double*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(Orders)) + (O.Count == 8 ? 0 : O.Count == 4 ? 8 : 12));
        V multiplier0 = O.SetBits(Multiplier0), multiplier1 = O.SetBits(Multiplier1), weyl0 = O.SetBits(Weyl0), weyl1 = O.SetBits(Weyl1);
        uint* end = words + Words;
        for (; words < end; words += 8 * O.Count, first += (uint)(2 * O.Count))
        {
            V a0 = O.AddBits(O.SetBits((long)first), order), a1 = O.ShiftRight(a0, 32), a2 = O.SetBits((long)source.Run), a3 = O.ShiftRight(a2, 32);
            V b0 = O.AddBits(a0, O.SetBits(O.Count)), b1 = O.ShiftRight(b0, 32), b2 = a2, b3 = a3;
            // What is carried over from a key's lower half stays in the upper one, which no product reads.
            V key0 = O.SetBits(source.Key0), key1 = O.SetBits(source.Key1);
            for (int round = 0; round < 10; round++)
            {
                V p0 = O.MulLower(a0, multiplier0), p1 = O.MulLower(a2, multiplier1);
                V q0 = O.MulLower(b0, multiplier0), q1 = O.MulLower(b2, multiplier1);
                (a0, a1, a2, a3) = (O.Xor(O.Xor(O.Upper(p1), a1), key0), p1, O.Xor(O.Xor(O.Upper(p0), a3), key1), p0);
                (b0, b1, b2, b3) = (O.Xor(O.Xor(O.Upper(q1), b1), key0), q1, O.Xor(O.Xor(O.Upper(q0), b3), key1), q0);
                (key0, key1) = (O.AddBits(key0, weyl0), O.AddBits(key1, weyl1));
            }
            Store<O, V>(a0, a1, a2, a3, words);
            Store<O, V>(b0, b1, b2, b3, words + (4 * O.Count));
        }
    }

    /// <summary>For eight, four and two blocks to a vector, the order in which their words come together by interleaving.</summary>
    private static ReadOnlySpan<ulong> Orders => [0, 4, 1, 5, 2, 6, 3, 7, 0, 2, 1, 3, 0, 1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<O, V>(V c0, V c1, V c2, V c3, uint* words)
        where O : struct, IParts<double, V>
    {
        V low = O.SetBits(uint.MaxValue), first2 = O.Or(O.And(c0, low), O.ShiftLeft(c1, 32)), last2 = O.Or(O.And(c2, low), O.ShiftLeft(c3, 32));
        O.Store((double*)words, O.InterleaveLow(first2, last2));
        O.Store((double*)words + O.Count, O.InterleaveHigh(first2, last2));
    }

    /// <summary>24 bits of each of four words as numbers in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Unit24(uint* words) =>
        Vector128.ConvertToSingle((Vector128.Load(words) >> 8).AsInt32()) * Vector128.Create(1f / (1 << 24));
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Kernels;

public static unsafe partial class Philox
{
    /// <summary>Numbers of 32 bits that are drawn at once.</summary>
    private const int Words = 64;

    /// <summary>Each upper half of 64 bits in both halves.</summary>
    private const byte UpperHalves = 0b11_11_01_01;

    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57, Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>
    /// Sixteen blocks from <paramref name="first"/> on, in order, four words each. A block is one lane of 64 bits: a product of two
    /// 32-bit words is then one instruction, which reads the lower halves and leaves whatever is in the upper ones.
    /// </summary>
    private static void Fill(in Source source, uint* words, ulong first)
    {
        if (Avx512F.IsSupported)
        {
            Sixteen(source, words, first);
            return;
        }
        if (Avx2.IsSupported)
        {
            for (int i = 0; i < Words; i += 32) Eight(source, words + i, first + (uint)(i / 4));
            return;
        }
        for (int i = 0; i < Words; i += 4) source.Block(words + i, first + (uint)(i / 4), attempt: 0);
    }

    /// <summary>Eight blocks to a vector, in two vectors: a round waits for its products, and the other blocks' go on meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sixteen(in Source source, uint* words, ulong first)
    {
        // In an order in which the words of a block come together by unpacking.
        Vector512<ulong> blocks = Vector512.Create(first) + Vector512.Create(0ul, 4, 1, 5, 2, 6, 3, 7);
        Vector512<ulong> a0 = blocks, a1 = a0 >> 32, a2 = Vector512.Create(source.Run), a3 = a2 >> 32;
        Vector512<ulong> b0 = blocks + Vector512.Create(8ul), b1 = b0 >> 32, b2 = a2, b3 = a3;
        Vector512<uint> multiplier0 = Vector512.Create((ulong)Multiplier0).AsUInt32(), multiplier1 = Vector512.Create((ulong)Multiplier1).AsUInt32();
        Vector512<ulong> key0 = Vector512.Create((ulong)source.Key0), key1 = Vector512.Create((ulong)source.Key1);
        // What is carried over from a key's lower half stays in the upper one, which no product reads.
        Vector512<ulong> weyl0 = Vector512.Create((ulong)Weyl0), weyl1 = Vector512.Create((ulong)Weyl1);
        for (int round = 0; round < 10; round++, key0 += weyl0, key1 += weyl1)
        {
            Vector512<ulong> p0 = Avx512F.Multiply(a0.AsUInt32(), multiplier0), p1 = Avx512F.Multiply(a2.AsUInt32(), multiplier1);
            Vector512<ulong> q0 = Avx512F.Multiply(b0.AsUInt32(), multiplier0), q1 = Avx512F.Multiply(b2.AsUInt32(), multiplier1);
            (a0, a1, a2, a3) = (Upper(p1) ^ a1 ^ key0, p1, Upper(p0) ^ a3 ^ key1, p0);
            (b0, b1, b2, b3) = (Upper(q1) ^ b1 ^ key0, q1, Upper(q0) ^ b3 ^ key1, q0);
        }
        Store(a0, a1, a2, a3, words);
        Store(b0, b1, b2, b3, words + (Words / 2));

        // By a shuffle, which takes another port than the products and the shifts.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<ulong> Upper(Vector512<ulong> x) => Avx512F.Shuffle(x.AsUInt32(), UpperHalves).AsUInt64();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Store(Vector512<ulong> c0, Vector512<ulong> c1, Vector512<ulong> c2, Vector512<ulong> c3, uint* words)
        {
            Vector512<ulong> low = Vector512.Create((ulong)uint.MaxValue), first2 = (c0 & low) | (c1 << 32), last2 = (c2 & low) | (c3 << 32);
            Avx512F.UnpackLow(first2, last2).AsUInt32().Store(words);
            Avx512F.UnpackHigh(first2, last2).AsUInt32().Store(words + 16);
        }
    }

    /// <summary>The same with four blocks to a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(in Source source, uint* words, ulong first)
    {
        Vector256<ulong> blocks = Vector256.Create(first) + Vector256.Create(0ul, 2, 1, 3);
        Vector256<ulong> a0 = blocks, a1 = a0 >> 32, a2 = Vector256.Create(source.Run), a3 = a2 >> 32;
        Vector256<ulong> b0 = blocks + Vector256.Create(4ul), b1 = b0 >> 32, b2 = a2, b3 = a3;
        Vector256<uint> multiplier0 = Vector256.Create((ulong)Multiplier0).AsUInt32(), multiplier1 = Vector256.Create((ulong)Multiplier1).AsUInt32();
        Vector256<ulong> key0 = Vector256.Create((ulong)source.Key0), key1 = Vector256.Create((ulong)source.Key1);
        Vector256<ulong> weyl0 = Vector256.Create((ulong)Weyl0), weyl1 = Vector256.Create((ulong)Weyl1);
        for (int round = 0; round < 10; round++, key0 += weyl0, key1 += weyl1)
        {
            Vector256<ulong> p0 = Avx2.Multiply(a0.AsUInt32(), multiplier0), p1 = Avx2.Multiply(a2.AsUInt32(), multiplier1);
            Vector256<ulong> q0 = Avx2.Multiply(b0.AsUInt32(), multiplier0), q1 = Avx2.Multiply(b2.AsUInt32(), multiplier1);
            (a0, a1, a2, a3) = (Upper(p1) ^ a1 ^ key0, p1, Upper(p0) ^ a3 ^ key1, p0);
            (b0, b1, b2, b3) = (Upper(q1) ^ b1 ^ key0, q1, Upper(q0) ^ b3 ^ key1, q0);
        }
        Store(a0, a1, a2, a3, words);
        Store(b0, b1, b2, b3, words + 16);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<ulong> Upper(Vector256<ulong> x) => Avx2.Shuffle(x.AsUInt32(), UpperHalves).AsUInt64();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Store(Vector256<ulong> c0, Vector256<ulong> c1, Vector256<ulong> c2, Vector256<ulong> c3, uint* words)
        {
            Vector256<ulong> low = Vector256.Create((ulong)uint.MaxValue), first2 = (c0 & low) | (c1 << 32), last2 = (c2 & low) | (c3 << 32);
            Avx2.UnpackLow(first2, last2).AsUInt32().Store(words);
            Avx2.UnpackHigh(first2, last2).AsUInt32().Store(words + 8);
        }
    }

    /// <summary>24 bits of each of four words as numbers in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Unit24(uint* words) =>
        Vector128.ConvertToSingle((Vector128.Load(words) >> 8).AsInt32()) * Vector128.Create(1f / (1 << 24));
}

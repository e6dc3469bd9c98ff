using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

public static unsafe partial class Philox
{
    /// <summary>Zero with probability <paramref name="rate"/>, else 1 / (1 - rate).</summary>
    public static void DropoutMask<T>(T* y, nint count, ulong seed, ulong key, ulong run, double rate)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) MaskFloats((float*)y, count, new Source(seed, key, run), (float)rate);
        else if (typeof(T) == typeof(double)) MaskDoubles((double*)y, count, seed, key, run, rate);
        else throw new NotSupportedException($"No dropout of type {typeof(T).Name}.");
    }

    private static void MaskDoubles(double* y, nint count, ulong seed, ulong key, ulong run, double rate)
    {
        Uniform(y, count, seed, key, run, 0, 1);
        double scale = 1 / (1 - rate);
        for (nint i = 0; i < count; i++) y[i] = y[i] < rate ? 0 : scale;
    }

    private static void MaskFloats(float* y, nint count, in Source source, float rate)
    {
        Vector512<float> scale = Vector512.Create(1 / (1 - rate));
        // A word's upper 24 bits are below rate * 2^24 where the word is below this; all of that is exact.
        Vector512<uint> limit = Vector512.Create((uint)MathF.Ceiling(rate * (1 << 24)) << 8);
        uint* words = stackalloc uint[Words];
        for (nint start = 0; start < count; start += Words)
        {
            Fill(source, words, (ulong)start / 4);
            // The last ones go through the words' own place.
            bool isWhole = count - start >= Words;
            float* to = isWhole ? y + start : (float*)words;
            for (int i = 0; i < Words; i += 16) Vector512.AndNot(scale, Vector512.LessThan(Vector512.Load(words + i), limit).AsSingle()).Store(to + i);
            for (nint i = isWhole ? count : start; i < count; i++) y[i] = ((float*)words)[i - start];
        }
    }

    /// <summary>The numbers from 0 to count - 1 in random order (Fisher and Yates, in Durstenfeld's form of 1964).</summary>
    public static void Permutation(int* y, nint count, ulong seed, ulong key, ulong run)
    {
        var draws = (double*)Scratch.Bytes(count * sizeof(double));
        Uniform(draws, count, seed, key, run, 0, 1);
        for (nint i = 0; i < count; i++) y[i] = (int)i;
        for (nint i = count - 1; i > 0; i--)
        {
            nint other = (nint)(draws[i] * (i + 1));
            (y[i], y[other]) = (y[other], y[i]);
        }
    }
}

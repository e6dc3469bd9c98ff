using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AotNet.Kernels;

public static unsafe partial class Philox
{
    /// <summary>Fills with numbers uniform in [minimum, maximum).</summary>
    public static void Uniform<T>(T* y, nint count, ulong seed, ulong key, ulong run, double minimum, double maximum)
        where T : unmanaged
    {
        Source source = new(seed, key, run);
        uint* words = stackalloc uint[Words];
        int perFill = sizeof(T) == 8 ? Words / 2 : Words;
        for (nint start = 0; start < count; start += perFill)
        {
            Fill(source, words, (ulong)start / (ulong)perFill * (Words / 4));
            int number = (int)Math.Min(perFill, count - start);
            if (typeof(T) == typeof(double)) Doubles((double*)y + start, words, number, minimum, maximum);
            else if (typeof(T) == typeof(float)) Floats((float*)y + start, words, number, (float)minimum, (float)maximum, (float)(maximum - minimum));
            else if (typeof(T) == typeof(Half)) Halves((Half*)y + start, words, number, minimum, maximum);
            else if (typeof(T) == typeof(int) || typeof(T) == typeof(long)) Integers(y + start, words, number, (long)minimum, (long)maximum);
            else throw new NotSupportedException($"No random numbers of type {typeof(T).Name}.");
        }
    }

    // Rounding may reach the excluded end, in all of these.
    private static void Doubles(double* y, uint* words, int count, double minimum, double maximum)
    {
        for (int i = 0; i < count; i++)
        {
            double value = minimum + ((maximum - minimum) * Unit53(words[2 * i], words[(2 * i) + 1]));
            y[i] = value < maximum || maximum <= minimum ? value : Math.BitDecrement(maximum);
        }
    }

    private static void Floats(float* y, uint* words, int count, float minimum, float maximum, float range)
    {
        float last = maximum <= minimum ? float.PositiveInfinity : MathF.BitDecrement(maximum);
        float* four = stackalloc float[4];
        for (int i = 0; i < count; i += 4)
        {
            Vector128<float> values = Vector128.Min(Vector128.Create(minimum) + (Vector128.Create(range) * Unit24(words + i)), Vector128.Create(last));
            if (count - i >= 4)
            {
                values.Store(y + i);
                continue;
            }
            values.Store(four);
            for (int part = 0; part < count - i; part++) y[i + part] = four[part];
        }
    }

    private static void Halves(Half* y, uint* words, int count, double minimum, double maximum)
    {
        for (int i = 0; i < count; i++)
        {
            var value = (Half)(minimum + ((maximum - minimum) * ((words[i] >> 8) * (1.0 / (1 << 24)))));
            y[i] = (double)value < maximum || maximum <= minimum ? value : Half.BitDecrement((Half)maximum);
        }
    }

    private static void Integers<T>(T* y, uint* words, int count, long minimum, long maximum)
        where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            ulong word = sizeof(T) == 8 ? Join(words[2 * i], words[(2 * i) + 1]) : (ulong)words[i] << 32;
            long value = minimum + (long)Math.BigMul(word, (ulong)(maximum - minimum), out _);
            if (sizeof(T) == 8) ((long*)y)[i] = value;
            else ((int*)y)[i] = (int)value;
        }
    }

    /// <summary>Fills with normally distributed numbers.</summary>
    public static void Normal<T>(T* y, nint count, ulong seed, ulong key, ulong run, double mean, double deviation)
        where T : unmanaged => Normal(y, count, seed, key, run, mean, deviation, double.PositiveInfinity);

    /// <summary>The same, with values farther than two deviations from the mean drawn again.</summary>
    public static void TruncatedNormal<T>(T* y, nint count, ulong seed, ulong key, ulong run, double mean, double deviation)
        where T : unmanaged => Normal(y, count, seed, key, run, mean, deviation, 2);

    // Box and Muller (1958): two uniform numbers make two normal ones, so an element shares its block with one neighbour.
    private static void Normal<T>(T* y, nint count, ulong seed, ulong key, ulong run, double mean, double deviation, double limit)
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double) && typeof(T) != typeof(Half))
            throw new NotSupportedException($"No random numbers of type {typeof(T).Name}.");
        Source source = new(seed, key, run);
        uint* words = stackalloc uint[Words];
        double* first = stackalloc double[Words / 4], second = stackalloc double[Words / 4];
        for (nint start = 0; start < count; start += Words / 2)
        {
            ulong block = (ulong)start / 2;
            Fill(source, words, block);
            Pairs(words, first, second);
            int number = (int)Math.Min(Words / 2, count - start);
            for (int i = 0; i < number; i++)
            {
                double value = (i % 2 == 0 ? first : second)[i / 2];
                for (uint attempt = 1; Math.Abs(value) > limit; attempt++)
                {
                    var next = Pair(source, words, block + (uint)(i / 2), attempt);
                    value = i % 2 == 0 ? next.First : next.Second;
                }
                value = mean + (deviation * value);
                if (typeof(T) == typeof(float)) ((float*)y)[start + i] = (float)value;
                else if (typeof(T) == typeof(double)) ((double*)y)[start + i] = value;
                else ((Half*)y)[start + i] = (Half)value;
            }
        }
    }

    /// <summary>Two normal numbers from each of the blocks that are drawn at once.</summary>
    private static void Pairs(uint* words, double* first, double* second)
    {
        for (int i = 0; i < Words / 4; i++, words += 4) (first[i], second[i]) = (Unit(words), Angle(words));
        if (SimdWidth.Has512) Pairs<Simd512<double>, Vector512<double>>(first, second);
        else if (SimdWidth.Has256) Pairs<Simd256<double>, Vector256<double>>(first, second);
        else Pairs<Simd128<double>, Vector128<double>>(first, second);
    }

    private static void Pairs<O, V>(double* first, double* second)
        where O : struct, ISimd<double, V>
    {
        for (int i = 0; i < Words / 4; i += O.Count)
        {
            var (one, other) = Polar<O, V>(O.Load(first + i), O.Load(second + i));
            O.Store(first + i, one);
            O.Store(second + i, other);
        }
    }

    private static (double First, double Second) Pair(in Source source, uint* bits, ulong index, uint attempt)
    {
        source.Block(bits, index, attempt);
        return Polar<Simd1<double>, double>(Unit(bits), Angle(bits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V First, V Second) Polar<O, V>(V u, V angle)
        where O : struct, ISimd<double, V>
    {
        V radius = O.Sqrt(O.Mul(O.Set(-2), O.Log(u)));
        return (O.Mul(radius, O.Cos(angle)), O.Mul(radius, O.Sin(angle)));
    }

    // In (0, 1]: the logarithm of zero is no number.
    private static double Unit(uint* block) => 1 - Unit53(block[0], block[1]);

    private static double Angle(uint* block) => 2 * Math.PI * Unit53(block[2], block[3]);

    private static ulong Join(uint low, uint high) => ((ulong)high << 32) | low;

    /// <summary>53 bits as a number in [0, 1).</summary>
    private static double Unit53(uint low, uint high) => (Join(low, high) >> 11) * (1.0 / (1ul << 53));

    /// <summary>The key from seed and name, and the upper half of the counter from the run.</summary>
    private readonly struct Source
    {
        public readonly uint Key0, Key1;
        public readonly ulong Run;

        public Source(ulong seed, ulong key, ulong run)
        {
            // SplitMix64's finalizer: seeds 0, 1, 2 … and the names' hashes must not cancel out.
            ulong z = seed + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z = (z ^ (z >> 31)) ^ key;
            (Key0, Key1, Run) = ((uint)z, (uint)(z >> 32), run);
        }

        /// <summary>Counter: element block (40 bits), attempt (24 bits), run (64 bits).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Block(uint* bits, ulong block, uint attempt)
        {
            bits[0] = (uint)block;
            bits[1] = (uint)(block >> 32) | (attempt << 8);
            bits[2] = (uint)Run;
            bits[3] = (uint)(Run >> 32);
            Philox.Block(bits, Key0, Key1);
        }
    }
}

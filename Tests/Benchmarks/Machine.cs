using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AotNet.Benchmarks;

/// <summary>What one core reaches at this moment: the figures that the others are divided by.</summary>
internal static class Machine
{
    /// <summary>Multiply-adds of the widest registers, in GFLOP/s: twelve independent chains hide the latency of four cycles on two ports.</summary>
    public static double FmaPeak(double seconds)
    {
        long start = Stopwatch.GetTimestamp(), rounds = 0;
        double elapsed;
        do
        {
            Consume(Vector512.IsHardwareAccelerated ? Chains<Vector512<float>, Wide>(Rounds) : Chains<Vector256<float>, Narrow>(Rounds));
            rounds += Rounds;
        }
        while ((elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds) < seconds);
        return rounds * 12.0 * 2 * (Vector512.IsHardwareAccelerated ? 16 : 8) / elapsed * 1e-9;
    }

    private const int Rounds = 5000;

    private interface IWidth<V>
    {
        static abstract V Set(float value);

        static abstract V MulAdd(V x, V y, V z);

        static abstract float First(V x);
    }

    private readonly struct Wide : IWidth<Vector512<float>>
    {
        public static Vector512<float> Set(float value) => Vector512.Create(value);

        public static Vector512<float> MulAdd(Vector512<float> x, Vector512<float> y, Vector512<float> z) => Vector512.FusedMultiplyAdd(x, y, z);

        public static float First(Vector512<float> x) => x.ToScalar();
    }

    private readonly struct Narrow : IWidth<Vector256<float>>
    {
        public static Vector256<float> Set(float value) => Vector256.Create(value);

        public static Vector256<float> MulAdd(Vector256<float> x, Vector256<float> y, Vector256<float> z) => Vector256.FusedMultiplyAdd(x, y, z);

        public static float First(Vector256<float> x) => x.ToScalar();
    }

    // No call within: no vector register survives one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Chains<V, O>(int rounds)
        where O : struct, IWidth<V>
    {
        V x = O.Set(0.999999f), y = O.Set(1e-6f);
        V a = O.Set(1), b = O.Set(2), c = O.Set(3), d = O.Set(4), e = O.Set(5), f = O.Set(6), g = O.Set(7), h = O.Set(8), i = O.Set(9), j = O.Set(10), k = O.Set(11), l = O.Set(12);
        for (int n = 0; n < rounds; n++)
        {
            a = O.MulAdd(a, x, y); b = O.MulAdd(b, x, y); c = O.MulAdd(c, x, y); d = O.MulAdd(d, x, y);
            e = O.MulAdd(e, x, y); f = O.MulAdd(f, x, y); g = O.MulAdd(g, x, y); h = O.MulAdd(h, x, y);
            i = O.MulAdd(i, x, y); j = O.MulAdd(j, x, y); k = O.MulAdd(k, x, y); l = O.MulAdd(l, x, y);
        }
        return O.First(a) + O.First(b) + O.First(c) + O.First(d) + O.First(e) + O.First(f) + O.First(g) + O.First(h) + O.First(i) + O.First(j) + O.First(k) + O.First(l);
    }

    private static volatile float sink;

    private static void Consume(float value) => sink = value;
}

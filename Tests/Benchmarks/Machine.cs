using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AotNet.Benchmarks;

/// <summary>What one core reaches at this moment: the figures that the others are divided by.</summary>
internal static unsafe class Machine
{
    /// <summary>Multiply-adds of the widest registers, in GFLOP/s: twelve independent chains hide the latency of four cycles on two ports.</summary>
    public static double FmaPeak(double seconds)
    {
        if (Avx512F.IsSupported) return Fma512(seconds);
        return Fma.IsSupported ? Fma256(seconds) : double.NaN;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Fma512(double seconds)
    {
        Vector512<float> x = Vector512.Create(0.999999f), y = Vector512.Create(1e-6f);
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        long start = Stopwatch.GetTimestamp(), rounds = 0;
        double elapsed;
        do
        {
            for (int n = 0; n < 2000; n++)
            {
                a = Avx512F.FusedMultiplyAdd(a, x, y); b = Avx512F.FusedMultiplyAdd(b, x, y); c = Avx512F.FusedMultiplyAdd(c, x, y);
                d = Avx512F.FusedMultiplyAdd(d, x, y); e = Avx512F.FusedMultiplyAdd(e, x, y); f = Avx512F.FusedMultiplyAdd(f, x, y);
                g = Avx512F.FusedMultiplyAdd(g, x, y); h = Avx512F.FusedMultiplyAdd(h, x, y); i = Avx512F.FusedMultiplyAdd(i, x, y);
                j = Avx512F.FusedMultiplyAdd(j, x, y); k = Avx512F.FusedMultiplyAdd(k, x, y); l = Avx512F.FusedMultiplyAdd(l, x, y);
            }
            rounds += 2000;
        }
        while ((elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds) < seconds);
        Consume(Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l));
        return rounds * 12.0 * 32 / elapsed * 1e-9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Fma256(double seconds)
    {
        Vector256<float> x = Vector256.Create(0.999999f), y = Vector256.Create(1e-6f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        long start = Stopwatch.GetTimestamp(), rounds = 0;
        double elapsed;
        do
        {
            for (int n = 0; n < 2000; n++)
            {
                a = Fma.MultiplyAdd(a, x, y); b = Fma.MultiplyAdd(b, x, y); c = Fma.MultiplyAdd(c, x, y);
                d = Fma.MultiplyAdd(d, x, y); e = Fma.MultiplyAdd(e, x, y); f = Fma.MultiplyAdd(f, x, y);
                g = Fma.MultiplyAdd(g, x, y); h = Fma.MultiplyAdd(h, x, y); i = Fma.MultiplyAdd(i, x, y);
                j = Fma.MultiplyAdd(j, x, y); k = Fma.MultiplyAdd(k, x, y); l = Fma.MultiplyAdd(l, x, y);
            }
            rounds += 2000;
        }
        while ((elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds) < seconds);
        Consume(Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l));
        return rounds * 12.0 * 16 / elapsed * 1e-9;
    }

    /// <summary>GB/s of reading a block over and over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double ReadBandwidth(int bytes, double seconds)
    {
        float* block = (float*)NativeMemory.AlignedAlloc((nuint)bytes, 64);
        new Span<float>(block, bytes / 4).Clear();
        Vector512<float> a = default, b = default, c = default, d = default;
        long start = Stopwatch.GetTimestamp(), total = 0;
        double elapsed;
        do
        {
            for (int n = 0; n < bytes / 4; n += 64)
            {
                a += Vector512.LoadAligned(block + n);
                b += Vector512.LoadAligned(block + n + 16);
                c += Vector512.LoadAligned(block + n + 32);
                d += Vector512.LoadAligned(block + n + 48);
            }
            total += bytes;
        }
        while ((elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds) < seconds);
        Consume(Vector512.Sum(a + b + c + d));
        NativeMemory.AlignedFree(block);
        return total / elapsed * 1e-9;
    }

    private static volatile float sink;

    private static void Consume(float value) => sink = value;
}

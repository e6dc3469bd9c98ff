using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AotNet.Benchmarks;

/// <summary>
/// Bandwidth of one core over arrays of the row's own number and size, read and written as the row does it: a row in the second-level
/// cache is held to that cache's bandwidth, and one that writes over what it read is not charged for fetching the line written to.
/// Bytes count once for a read and once for a write of the program.
/// </summary>
internal sealed unsafe class Bandwidth : Limit
{
    private readonly float*[] arrays;
    private readonly int count;
    private readonly string name;
    private readonly double bytes;
    private readonly Func<float> pass;

    private Bandwidth(string name, int arrayCount, int count, int moves)
    {
        this.count = count = (count + 63) & ~63;
        // A load waits for an earlier store to the same place of any page (it compares 12 bits of the addresses), so what is written
        // lies behind what is read, by a distance that the stores in flight do not span.
        const int Distance = 704 / 4;
        arrays = new float*[arrayCount];
        for (int i = 0; i < arrayCount; i++)
        {
            float* block = (float*)NativeMemory.AlignedAlloc((nuint)count * 4 + 4096, 4096) + (arrayCount - 1 - i) * Distance;
            new Span<float>(block, count).Fill(1e-3f);
            arrays[i] = block;
        }
        this.name = $"{name} {arrayCount * count * 4 / 1e6:G3} MB";
        bytes = 4.0 * count * moves;
        pass = name switch { "read" => Read, "copy" => Copy, "triad" => Triad, _ => Update };
    }

    public override string Name => name;

    public override string Unit => "GB/s";

    /// <summary>Reads one array.</summary>
    public static Bandwidth OfRead(int count) => Of("read", 1, count, 1);

    /// <summary>y = c · x.</summary>
    public static Bandwidth OfCopy(int count) => Of("copy", 2, count, 2);

    /// <summary>z = x + c · y.</summary>
    public static Bandwidth OfTriad(int count) => Of("triad", 3, count, 3);

    /// <summary>y += c · x for each of some arrays y and one x: what an optimizer does to a variable and its slots.</summary>
    public static Bandwidth OfUpdate(int count, int written) =>
        Of("update", 1 + written, count, 1 + 2 * written);

    private static Bandwidth Of(string name, int arrayCount, int count, int moves)
    {
        var key = (name, arrayCount, count);
        if (!made.TryGetValue(key, out var limit)) made[key] = limit = new(name, arrayCount, count, moves);
        return limit;
    }

    private static readonly Dictionary<(string, int, int), Bandwidth> made = [];

    private protected override double Burst(double seconds)
    {
        sink = pass();   // the row before has taken the caches
        long start = Stopwatch.GetTimestamp();
        double total = 0, elapsed;
        do
        {
            sink = pass();
            total += bytes;
        }
        while ((elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds) < seconds);
        return total / elapsed * 1e-9;
    }

    private static volatile float sink;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Read()
    {
        float* x = arrays[0];
        Vector512<float> a = default, b = default, c = default, d = default;
        for (int i = 0; i < count; i += 64)
        {
            a += Vector512.Load(x + i);
            b += Vector512.Load(x + i + 16);
            c += Vector512.Load(x + i + 32);
            d += Vector512.Load(x + i + 48);
        }
        return Vector512.Sum(a + b + c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Copy()
    {
        float* x = arrays[0], y = arrays[1];
        var scale = Vector512.Create(0.5f);
        for (int i = 0; i < count; i += 32)
        {
            (scale * Vector512.Load(x + i)).Store(y + i);
            (scale * Vector512.Load(x + i + 16)).Store(y + i + 16);
        }
        return y[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Triad()
    {
        float* x = arrays[0], y = arrays[1], z = arrays[2];
        var scale = Vector512.Create(0.5f);
        for (int i = 0; i < count; i += 32)
        {
            (Vector512.Load(x + i) + scale * Vector512.Load(y + i)).Store(z + i);
            (Vector512.Load(x + i + 16) + scale * Vector512.Load(y + i + 16)).Store(z + i + 16);
        }
        return z[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Update()
    {
        float* x = arrays[0];
        var scale = Vector512.Create(-1e-6f);
        for (int i = 0; i < count; i += 16)
        {
            var step = scale * Vector512.Load(x + i);
            for (int k = 1; k < arrays.Length; k++) (Vector512.Load(arrays[k] + i) + step).Store(arrays[k] + i);
        }
        return arrays[1][0];
    }
}

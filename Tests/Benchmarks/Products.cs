using System.Diagnostics;
using AotNet;
using static AotNet.Op;

namespace AotNet.Benchmarks;

/// <summary>The network's products, with open batch, and squares: both operands are fed, so nothing is packed ahead of the call.</summary>
[Model]
internal partial class ProductsModel
{
    [Placeholder("batch", 784)] private readonly Tensor<float> X;
    [Placeholder("batch", 300)] private readonly Tensor<float> h1;
    [Placeholder("batch", 100)] private readonly Tensor<float> h2;
    [Placeholder(784, 300)] private readonly Tensor<float> w1;
    [Placeholder(300, 100)] private readonly Tensor<float> w2;
    [Placeholder(100, 10)] private readonly Tensor<float> w3;
    [Placeholder(256, 256)] private readonly Tensor<float> a256;
    [Placeholder(256, 256)] private readonly Tensor<float> b256;
    [Placeholder(512, 512)] private readonly Tensor<float> a512;
    [Placeholder(512, 512)] private readonly Tensor<float> b512;
    [Placeholder(1024, 1024)] private readonly Tensor<float> a1024;
    [Placeholder(1024, 1024)] private readonly Tensor<float> b1024;
    [Placeholder(2048, 2048)] private readonly Tensor<float> a2048;
    [Placeholder(2048, 2048)] private readonly Tensor<float> b2048;

    [Fetch] private Tensor<float> First => MatMul(X, w1);
    [Fetch] private Tensor<float> Second => MatMul(h1, w2);
    [Fetch] private Tensor<float> Third => MatMul(h2, w3);
    [Fetch] private Tensor<float> WeightGradient => MatMul(X, h1, transposeA: true);
    [Fetch] private Tensor<float> InputGradient => MatMul(h1, w1, transposeB: true);
    [Fetch] private Tensor<float> Square256 => MatMul(a256, b256);
    [Fetch] private Tensor<float> Square512 => MatMul(a512, b512);
    [Fetch] private Tensor<float> Square1024 => MatMul(a1024, b1024);
    [Fetch] private Tensor<float> Square2048 => MatMul(a2048, b2048);
}

/// <summary>W6: C = A · B of one size, A [M, K] or transposed [K, M], B [K, N] or transposed [N, K].</summary>
internal static class Products
{
    private delegate void Product(ProductsModel.Session session, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c);

    private readonly record struct Size(int M, int K, int N, Product Call, bool TransposeA = false, bool TransposeB = false)
    {
        /// <summary>As the peers print it; they have no product with a transposed B.</summary>
        public string Name => $"W6:{M},{K},{N}{(TransposeA ? "(AtB)" : TransposeB ? "(ABt)" : "")}";

        public double Flops => 2.0 * M * K * N;
    }

    private static readonly Size[] Sizes =
    [
        new(50, 784, 300, (s, a, b, c) => s.First(a, b, c)),
        new(50, 300, 100, (s, a, b, c) => s.Second(a, b, c)),
        new(50, 100, 10, (s, a, b, c) => s.Third(a, b, c)),
        new(784, 50, 300, (s, a, b, c) => s.WeightGradient(a, b, c), TransposeA: true),
        new(50, 300, 784, (s, a, b, c) => s.InputGradient(a, b, c), TransposeB: true),
        new(500, 784, 300, (s, a, b, c) => s.First(a, b, c)),
        new(1000, 784, 300, (s, a, b, c) => s.First(a, b, c)),
        new(256, 256, 256, (s, a, b, c) => s.Square256(a, b, c)),
        new(512, 512, 512, (s, a, b, c) => s.Square512(a, b, c)),
        new(1024, 1024, 1024, (s, a, b, c) => s.Square1024(a, b, c)),
        new(2048, 2048, 2048, (s, a, b, c) => s.Square2048(a, b, c)),
        new(1, 784, 300, (s, a, b, c) => s.First(a, b, c)),
    ];

    /// <summary>The product of one row reads its matrix once and is held to the bandwidth, the others to the multiply-adds.</summary>
    public static IEnumerable<BurstRow> Rows() =>
        from threads in BurstRow.OneAndTwo
        from size in Sizes
        select new BurstRow(size.Name, threads, () =>
        {
            var (session, step) = Start(size, threads);
            return size.M == 1
                ? new Workload(size.Name, step, 4.0 * size.K * size.N, Bandwidth.OfRead(size.K * size.N)) { Session = session }
                : new Workload(size.Name, step, size.Flops, Limit.Fma) { Session = session };
        });

    /// <summary>The peers' protocol: bursts of 0.3 ms, each after one of 0.1 ms of the machine's peak, of which the share is taken.</summary>
    public static void Run(int threads)
    {
        foreach (var size in Sizes)
        {
            var (made, step) = Start(size, threads);
            using var session = made;
            for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 0.3;) step();
            long begin = Stopwatch.GetTimestamp();
            step();
            int calls = (int)Math.Max(1, 3e-4 / Stopwatch.GetElapsedTime(begin).TotalSeconds);
            List<double> rates = [], shares = [];
            for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 0.25 || rates.Count < 5;)
            {
                double peak = Machine.FmaPeak(1e-4) * threads;
                begin = Stopwatch.GetTimestamp();
                for (int i = 0; i < calls; i++) step();
                rates.Add(size.Flops * calls / Stopwatch.GetElapsedTime(begin).TotalSeconds * 1e-9);
                shares.Add(100 * rates[^1] / peak);
            }
            Protocol.Sample(size.Name, threads, "GFLOP/s", rates);
            Protocol.Sample(size.Name, threads, "%peak", shares);
        }
    }

    private static (ProductsModel.Session Session, Action Step) Start(Size size, int threads)
    {
        var session = new ProductsModel.Session(new SessionOptions { Threads = threads });
        var random = new Random(1);
        float[] a = Filled(size.M * size.K, random), b = Filled(size.K * size.N, random), c = new float[size.M * size.N];
        void Step() => size.Call(session, a, b, c);
        Step();
        Check(size, a, b, c);
        return (session, Step);
    }

    private static float[] Filled(int count, Random random)
    {
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan()) value = random.NextSingle() - 0.5f;
        return values;
    }

    /// <summary>A few elements beside their sums in double precision, as the peers do: a fast wrong product is no figure.</summary>
    private static void Check(Size size, float[] a, float[] b, float[] c)
    {
        var (m, k, n) = (size.M, size.K, size.N);
        for (int q = 0; q < 50; q++)
        {
            int row = (int)(q * 7919L % m), column = (int)(q * 104729L % n);
            double sum = 0;
            for (int i = 0; i < k; i++)
                sum += (double)(size.TransposeA ? a[i * m + row] : a[row * k + i]) * (size.TransposeB ? b[column * k + i] : b[i * n + column]);
            if (!(Math.Abs(sum - c[row * n + column]) <= 1e-3))
                throw new InvalidOperationException($"{size.Name}: [{row}, {column}] is {c[row * n + column]}, not {sum}");
        }
    }
}

using AotNet.Data;

namespace AotNet.Tests.Data;

public sealed class DataSetTests
{
    private static DataSet Ten => new(Enumerable.Range(0, 20).Select(i => (float)i).ToArray(), Enumerable.Range(0, 10).Select(i => i % 3).ToArray(), 2, 3);

    [Fact]
    public void Batches_WithoutASeed_KeepTheOrder()
    {
        var batches = Ten.Batches(4).Select(batch => (batch.Count, batch.Index, batch.IsLast, First: batch.Features[0], Labels: batch.Labels.ToArray())).ToList();
        Assert.Equal([(4, 0, false, 0f), (4, 1, false, 8f), (2, 2, true, 16f)], batches.Select(b => (b.Count, b.Index, b.IsLast, b.First)));
        Assert.Equal([2, 0], batches[2].Labels);
        Assert.Equal(3, Ten.Batches(4).Count);
        Assert.Empty(new DataSet(Array.Empty<float>(), Array.Empty<int>(), 2, 3).Batches(4));
    }

    [Fact]
    public void Batches_WithASeed_AreAPermutationThatTheSeedFixes()
    {
        List<float> Rows(long seed) => Ten.Batches(4, seed).SelectMany(batch => batch.Features.ToArray().Where((_, i) => i % 2 == 0)).ToList();
        Assert.Equal([0, 2, 4, 6, 8, 10, 12, 14, 16, 18], Rows(1).Order());
        Assert.Equal(Rows(1), Rows(1));
        Assert.NotEqual(Rows(1), Rows(2));
        foreach (Batch batch in Ten.Batches(3, 5))
            for (int i = 0; i < batch.Count; i++) Assert.Equal((int)(batch.Features[2 * i] / 2) % 3, batch.Labels[i]);
        // The order is part of the contract: a checkpoint continues with it.
        Assert.Equal([4, 6, 12, 8, 14, 18, 0, 16, 2, 10], Rows(42));
    }

    [Fact]
    public void Batches_AllocateNothingEach()
    {
        DataSet set = Ten;
        long Pass(int size)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (Batch batch in set.Batches(size, 1)) _ = batch.Features[0];
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Pass(1);
        // Ten batches against five: only the buffers' sizes differ.
        Assert.True(Pass(1) <= Pass(2));
    }

    [Fact]
    public void Shuffle_IsEven()
    {
        int[] counts = new int[24];
        for (int seed = 0; seed < 24_000; seed++)
        {
            int[] order = Order(seed);
            counts[(order[0] * 6) + (order[1] < order[0] ? order[1] : order[1] - 1) * 2 + (order[2] < order[3] ? 0 : 1)]++;
        }
        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
    }

    // The type is in two assemblies that these tests see; the batches show the one of the data sets.
    private static int[] Order(int seed) =>
        [.. new DataSet(new float[] { 0, 1, 2, 3 }, new int[4], 1, 1).Batches(4, seed).Single().Features.ToArray().Select(value => (int)value)];

    [Fact]
    public void Split_Standardized_OneHot()
    {
        var (first, second) = Ten.Split(7);
        Assert.Equal((7, 3, 14f), (first.Count, second.Count, second.Features[0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Split(11));
        DataSet standard = Ten.Standardized();
        Assert.Equal(0, standard.Features.ToArray().Where((_, i) => i % 2 == 0).Average(), 1e-6);
        Assert.Equal(1, standard.Features.ToArray().Where((_, i) => i % 2 == 0).Select(x => x * x).Average(), 1e-5);
        Assert.Equal([1, 0, 0, 0, 1, 0], Ten.OneHot()[..6]);
        Assert.Throws<ArgumentException>(() => new DataSet(new float[3], new int[2], 2, 3));
        Assert.Throws<ArgumentException>(() => new DataSet(new float[2], new int[] { 3 }, 2, 3));
    }

    [Fact]
    public void RegressionBatches_KeepRowsAndTargetsTogether()
    {
        var set = new RegressionSet([.. Enumerable.Range(0, 20).Select(i => (double)i)], [.. Enumerable.Range(0, 10).Select(i => 100.0 + i)], 2);
        var plain = set.Batches<float>(4).Select(batch => (batch.Count, batch.Index, batch.IsLast, batch.Features[0], batch.Targets[0])).ToList();
        Assert.Equal([(4, 0, false, 0f, 100f), (4, 1, false, 8f, 104f), (2, 2, true, 16f, 108f)], plain);
        Assert.Equal(3, set.Batches<double>(4).Count);
        List<double> Targets(long seed)
        {
            var targets = new List<double>();
            foreach (var batch in set.Batches<double>(3, seed))
                for (int i = 0; i < batch.Count; i++)
                {
                    Assert.Equal(2 * (batch.Targets[i] - 100), batch.Features[2 * i]);
                    targets.Add(batch.Targets[i]);
                }
            return targets;
        }
        Assert.Equal(Enumerable.Range(0, 10).Select(i => 100.0 + i), Targets(1).Order());
        Assert.Equal(Targets(1), Targets(1));
        Assert.NotEqual(Targets(1), Targets(2));
    }

    [Fact]
    public void Sets_InTheAssembly_AreWhole()
    {
        Iris iris = Iris.Load();
        Assert.Equal((150, 50), (iris.Count, iris.Count(flower => flower.Class == 2)));
        Assert.Equal(5.84333, iris.Average(flower => flower.SepalLength), 1e-4);
        Assert.Equal(1.19933, iris.Average(flower => flower.PetalWidth), 1e-4);

        DataSet digits = Digits8x8.Load();
        Assert.Equal((1797, 64), (digits.Count, digits.FeatureCount));
        Assert.Equal(4.884164579855314, digits.Features.ToArray().Average(x => (double)x) * 16, 1e-9);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], digits.Labels[..10].ToArray());

        DataSet moons = Moons.Load();
        Assert.Equal((1000, 500), (moons.Count, moons.Labels.ToArray().Sum()));
        Assert.Equal(-0.05146968f, moons.Features[0], 1e-6f);
    }
}

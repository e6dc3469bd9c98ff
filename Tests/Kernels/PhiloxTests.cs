using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

public unsafe class PhiloxTests
{
    // The known-answer vectors that Random123 publishes (kat_vectors, philox4x32 10).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Block_PublishedCounters_GiveThePublishedNumbers(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint r0, uint r1, uint r2, uint r3)
    {
        uint* counter = stackalloc uint[] { c0, c1, c2, c3 };
        Philox.Block(counter, k0, k1);
        Assert.Equal([r0, r1, r2, r3], new ReadOnlySpan<uint>(counter, 4).ToArray());
    }

    [Theory]
    [InlineData(-1.0, 3.0)]
    [InlineData(0.0, 1.0)]
    public void Uniform_ManyNumbers_HaveTheRangeMeanAndVariance(double minimum, double maximum)
    {
        float[] y = new float[200_000];
        fixed (float* p = y) Philox.Uniform(p, y.Length, seed: 42, Philox.Key("x"), run: 0, minimum, maximum);
        Assert.All(y, value => Assert.InRange(value, (float)minimum, MathF.BitDecrement((float)maximum)));
        Moments(y, (minimum + maximum) / 2, (maximum - minimum) / Math.Sqrt(12));
    }

    [Fact]
    public void Normal_ManyNumbers_HaveMeanAndDeviation()
    {
        float[] y = new float[200_000];
        fixed (float* p = y) Philox.Normal(p, y.Length, seed: 42, Philox.Key("x"), run: 0, 2, 3);
        Moments(y, 2, 3);
    }

    [Fact]
    public void TruncatedNormal_ManyNumbers_StayWithinTwoDeviations()
    {
        float[] y = new float[200_000];
        fixed (float* p = y) Philox.TruncatedNormal(p, y.Length, seed: 42, Philox.Key("x"), run: 0, 1, 0.5);
        Assert.All(y, value => Assert.InRange(value, 0f, 2f));
        // The deviation of the normal distribution cut at two deviations is 0.8796 of the uncut one.
        Moments(y, 1, 0.8796 * 0.5);
    }

    [Fact]
    public void Uniform_Int_CoversTheRange()
    {
        int[] y = new int[2000];
        fixed (int* p = y) Philox.Uniform(p, y.Length, seed: 1, key: 2, run: 3, -2, 3);
        Assert.Equal([-2, -1, 0, 1, 2], y.Distinct().Order());
    }

    [Fact]
    public void Fill_LongerBuffer_StartsWithTheSameNumbers()
    {
        double[] shorter = new double[7], longer = new double[100];
        fixed (double* p = shorter) Philox.TruncatedNormal(p, 7, 1, 2, 3, 0, 1);
        fixed (double* p = longer) Philox.TruncatedNormal(p, 100, 1, 2, 3, 0, 1);
        Assert.Equal(shorter, longer.Take(7));
    }

    [Fact]
    public void Fill_OtherSeedKeyOrRun_GivesOtherNumbers()
    {
        float First(ulong seed, ulong key, ulong run)
        {
            float y;
            Philox.Uniform(&y, 1, seed, key, run, 0, 1);
            return y;
        }

        float[] firsts = [First(0, 0, 0), First(1, 0, 0), First(0, 1, 0), First(0, 0, 1), First(2, 0, 0), First(0, Philox.Key("a"), 0), First(0, Philox.Key("b"), 0)];
        Assert.Equal(firsts.Length, firsts.Distinct().Count());
    }

    // The vectors against the plain blocks.
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1003)]
    public void Fill_AnyCount_EqualsTheBlocksOneByOne(int count)
    {
        const ulong Seed = 42, Run = 0x12345678;
        ulong key = Philox.Key("x"), z = Seed + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z = (z ^ (z >> 31)) ^ key;
        float[] uniform = new float[count], mask = new float[count];
        double[] doubles = new double[count], normal = new double[count], truncated = new double[count];
        int[] integers = new int[count];
        fixed (float* p = uniform) Philox.Uniform(p, count, Seed, key, Run, -1, 3);
        fixed (float* p = mask) Philox.DropoutMask(p, count, Seed, key, Run, 0.3);
        fixed (double* p = doubles) Philox.Uniform(p, count, Seed, key, Run, 0, 1);
        fixed (double* p = normal) Philox.Normal(p, count, Seed, key, Run, 2, 3);
        fixed (double* p = truncated) Philox.TruncatedNormal(p, count, Seed, key, Run, 0, 1);
        fixed (int* p = integers) Philox.Uniform(p, count, Seed, key, Run, 0, 1 << 20);
        uint* words = stackalloc uint[4];
        uint Word(int i, uint attempt = 0)
        {
            (words[0], words[1], words[2], words[3]) = ((uint)i / 4, attempt << 8, (uint)Run, 0);
            Philox.Block(words, (uint)z, (uint)(z >> 32));
            return words[i % 4];
        }

        double Unit(int i, uint attempt = 0) => (((ulong)Word((2 * i) + 1, attempt) << 32 | Word(2 * i, attempt)) >> 11) * (1.0 / (1ul << 53));

        // Box and Muller, an element at a time.
        double Normal(int i, uint attempt)
        {
            double radius = Math.Sqrt(-2 * Simd1<double>.Log(1 - Unit(i & ~1, attempt))), angle = 2 * Math.PI * Unit(i | 1, attempt);
            return radius * (i % 2 == 0 ? Simd1<double>.Cos(angle) : Simd1<double>.Sin(angle));
        }

        for (int i = 0; i < count; i++)
        {
            float unit = (Word(i) >> 8) * (1f / (1 << 24));
            Assert.Equal(-1 + (4 * unit), uniform[i]);
            Assert.Equal(unit < 0.3f ? 0 : 1 / (1 - 0.3f), mask[i]);
            Assert.Equal((int)(Word(i) >> 12), integers[i]);
            Assert.Equal(Unit(i), doubles[i]);
            Assert.Equal(2 + (3 * Normal(i, 0)), normal[i]);
            uint attempt = 0;
            while (Math.Abs(Normal(i, attempt)) > 2) attempt++;
            Assert.Equal(Normal(i, attempt), truncated[i]);
        }
    }

    private static void Moments(float[] y, double mean, double deviation)
    {
        double sum = 0, squares = 0;
        foreach (float value in y) sum += value;
        foreach (float value in y) squares += Math.Pow(value - (sum / y.Length), 2);
        // Five standard errors.
        Assert.Equal(mean, sum / y.Length, 5 * deviation / Math.Sqrt(y.Length));
        Assert.Equal(deviation, Math.Sqrt(squares / y.Length), 5 * deviation / Math.Sqrt(y.Length));
    }
}

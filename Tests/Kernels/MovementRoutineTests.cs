using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

public unsafe class MovementRoutineTests
{
    [Fact]
    public void Gather_MiddleAxis_TakesSlices()
    {
        int[] x = [.. Enumerable.Range(0, 12)], y = new int[12]; // [2, 3, 2]
        long[] indices = [2, 0, 2];
        fixed (int* from = x, to = y)
        fixed (long* at = indices)
            Gather.Run("g", from, at, to, 2, 3, 2, 3);
        Assert.Equal([4, 5, 0, 1, 4, 5, 10, 11, 6, 7, 10, 11], y);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Gather_IndexOutOfRange_ThrowsNamingNodeAndSize(int index)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            float[] x = new float[3], y = new float[1];
            int[] indices = [index];
            fixed (float* from = x, to = y)
            fixed (int* at = indices)
                Gather.Run("embedding/Gather", from, at, to, 1, 3, 1, 1);
        });
        Assert.Contains("'embedding/Gather'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("an axis of size 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScatterAdd_RepeatedIndex_AddsInOrder()
    {
        float[] x = [1, 2, 3], updates = [1e8f, 1, -1e8f], y = new float[3];
        int[] indices = [1, 1, 1];
        fixed (float* from = x, add = updates, to = y)
        fixed (int* at = indices)
            ScatterAdd.Run("s", from, at, add, to, 1, 3, 1, 3);
        Assert.Equal([1, 2f + 1e8f + 1f - 1e8f, 3], y);
    }

    [Fact]
    public void OneHot_IndexOutOfRange_LeavesTheRowZero()
    {
        int[] indices = [1, -1, 3, 0];
        var y = new float[12];
        fixed (int* at = indices)
        fixed (float* to = y)
            OneHot.Run(at, to, 4, 3, 1f);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0], y);
    }

    [Fact]
    public void Sequence_Range_CountsInItsType()
    {
        var bytes = new byte[4];
        var floats = new float[3];
        fixed (byte* to = bytes) Sequence.Range(to, 4, 254L, 1L);
        fixed (float* to = floats) Sequence.Range(to, 3, 1d, -0.1d);
        Assert.Equal([254, 255, 0, 1], bytes);
        Assert.Equal([1f, 0.9f, 0.8f], floats);
    }

    [Fact]
    public void Sequence_Linspace_EndsExactly()
    {
        var y = new double[11];
        fixed (double* to = y) Sequence.Linspace(to, 11, 0.1, 0.7);
        Assert.Equal(0.1, y[0]);
        Assert.Equal(0.7, y[10]);
        fixed (double* to = y) Sequence.Linspace(to, 1, 0.1, 0.7);
        Assert.Equal(0.1, y[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void TopK_EqualsAndNan_AreInAFixedOrder(int k)
    {
        float[] x = [.. Enumerable.Range(0, 80).Select(i => (float)(i * 7 % 10))], values = new float[2 * k];
        x[3] = float.NaN;
        x[70] = float.NaN;
        var indices = new int[2 * k];
        fixed (float* from = x, to = values)
        fixed (int* at = indices)
        {
            TopK.Values(from, to, 2, 40, k);
            TopK.Indices(from, at, 2, 40, k);
        }
        for (int row = 0; row < 2; row++)
        {
            int[] expected = [.. Enumerable.Range(0, 40).OrderByDescending(i => float.IsNaN(x[row * 40 + i]) ? float.PositiveInfinity : x[row * 40 + i]).Take(k)];
            Assert.Equal(expected, indices[(row * k)..((row + 1) * k)]);
            Assert.Equal(expected.Select(i => x[row * 40 + i]), values[(row * k)..((row + 1) * k)]);
        }
    }

    [Fact]
    public void Permutation_AnySize_HoldsEachNumberOnce()
    {
        foreach (int count in new[] { 0, 1, 2, 1000 })
        {
            int[] a = new int[count], b = new int[count];
            fixed (int* to = a) Philox.Permutation(to, count, 1, 2, 3);
            fixed (int* to = b) Philox.Permutation(to, count, 1, 2, 4);
            Assert.Equal(Enumerable.Range(0, count), a.Order());
            if (count == 1000) Assert.NotEqual(a, b);
        }
    }

    [Fact]
    public void DropoutMask_Rate_IsTheShareOfZeros()
    {
        var y = new float[100_000];
        fixed (float* to = y) Philox.DropoutMask(to, y.Length, 1, 2, 3, 0.3);
        Assert.Equal(0.3, y.Count(item => item == 0) / (double)y.Length, 0.01);
        Assert.All(y, item => Assert.True(item is 0 or 1 / (1 - 0.3f)));
    }
}

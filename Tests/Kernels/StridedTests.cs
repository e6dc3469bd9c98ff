using AotNet.Kernels;

namespace AotNet.Tests.Kernels;

public unsafe class StridedTests
{
    [Theory]
    [InlineData(new[] { 1 }, new[] { 0 })]
    [InlineData(new[] { 3, 5 }, new[] { 1, 0 })]
    [InlineData(new[] { 33, 70 }, new[] { 1, 0 })]
    [InlineData(new[] { 2, 3, 4 }, new[] { 2, 0, 1 })]
    [InlineData(new[] { 2, 3, 4 }, new[] { 1, 0, 2 })]
    [InlineData(new[] { 2, 1, 4, 3 }, new[] { 3, 1, 2, 0 })]
    [InlineData(new[] { 2, 0, 4 }, new[] { 2, 1, 0 })]
    public void Read_PermutedStrides_Transposes(int[] shape, int[] permutation)
    {
        int count = shape.Aggregate(1, (product, size) => product * size);
        float[] x = [.. Enumerable.Range(0, count)], y = new float[count];
        nint[] dense = Dense(shape), sizes = [.. permutation.Select(axis => (nint)shape[axis])], strides = [.. permutation.Select(axis => dense[axis])];
        fixed (float* from = x, to = y) Strided.Read(from, to, 0, sizes, strides);
        for (int flat = 0; flat < count; flat++)
        {
            nint source = 0;
            int rest = flat;
            for (int axis = shape.Length - 1; axis >= 0; axis--)
            {
                source += rest % (int)sizes[axis] * strides[axis];
                rest /= (int)sizes[axis];
            }
            Assert.Equal(x[source], y[flat]);
        }
    }

    [Fact]
    public void Read_StrideZero_Repeats()
    {
        int[] x = [1, 2], y = new int[12];
        fixed (int* from = x, to = y)
        {
            Strided.Read(from, to, 0, [2, 2, 3], [0, 1, 0]);
            Assert.Equal([1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2], y);
            Strided.Read(from, to, 1, [12], [0]);
            Assert.All(y, item => Assert.Equal(2, item));
        }
    }

    [Fact]
    public void Read_NegativeStride_Reverses()
    {
        byte[] x = [1, 2, 3, 4, 5, 6], y = new byte[6];
        fixed (byte* from = x, to = y) Strided.Read(from, to, 5, [2, 3], [-3, -1]);
        Assert.Equal([6, 5, 4, 3, 2, 1], y);
    }

    [Fact]
    public void Read_Scalar_CopiesOne()
    {
        Half x = (Half)3, y = default;
        Strided.Read(&x, &y, 0, [], []);
        Assert.Equal((Half)3, y);
    }

    [Fact]
    public void Write_IntoStrides_LeavesTheRestAlone()
    {
        double[] x = [1, 2, 3, 4], y = new double[10];
        fixed (double* from = x, to = y) Strided.Write(from, to, 1, [2, 2], [5, 2]);
        Assert.Equal([0, 1, 0, 2, 0, 0, 3, 0, 4, 0], y);
    }

    [Fact]
    public void Slice_Inside_Copies()
    {
        int[] x = [.. Enumerable.Range(0, 12)], y = new int[4];
        fixed (int* from = x, to = y) Strided.Slice("s", from, to, [3, 4], [1, 0], [2, 2], [1, 2]);
        Assert.Equal([4, 6, 8, 10], y);
    }

    [Fact]
    public void Slice_Outside_ThrowsNamingNodeAndAxis()
    {
        int[] x = [.. Enumerable.Range(0, 12)], y = new int[12];
        var exception = Assert.Throws<InvalidOperationException>(() =>
        {
            fixed (int* from = x, to = y) Strided.Slice("head/Slice", from, to, [3, 4], [1, 0], [3, 4], [1, 1]);
        });
        Assert.Equal("Slice 'head/Slice': 3 elements from 1 on are out of range for axis 0 of size 3.", exception.Message);
    }

    private static nint[] Dense(int[] shape)
    {
        var strides = new nint[shape.Length];
        nint stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }
}

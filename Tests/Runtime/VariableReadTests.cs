using System.Runtime.InteropServices;

namespace AotNet.Tests.Runtime;

/// <summary>A variable takes its elements over from a file in runs of rows, whatever lies between the rows in memory.</summary>
public class VariableReadTests
{
    [Theory]
    [InlineData(1000, 7, 16)]
    [InlineData(5, 20_001, 20_016)]
    [InlineData(5, 9_000, 9_008)]
    [InlineData(70, 300, 304)]
    [InlineData(70, 304, 304)]
    [InlineData(1, 9_001, 9_008)]
    [InlineData(0, 7, 16)]
    [InlineData(70, 300, 48)]
    [InlineData(5, 20_001, 48)]
    [InlineData(1, 97, 48)]
    [InlineData(0, 97, 48)]
    public void Read_AnyRowStride_TakesAllElements(int rows, int columns, int stride)
    {
        float[] values = [.. Enumerable.Range(0, rows * columns).Select(i => i + 0.5f)];
        byte[] bytes = MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
        var variable = new Variable<float>("v", [rows, columns], stride);
        int most = 0;
        variable.Read(
            (part, position) =>
            {
                bytes.AsSpan((int)position, part.Length).CopyTo(part);
                most = Math.Max(most, part.Length);
            },
            new byte[49_152]);
        Assert.Equal(values, variable.AsSpan().ToArray());
        Assert.True(stride == columns || rows <= 1 || most <= Math.Max(49_152, columns * sizeof(float)));
    }

    [Theory]
    [InlineData(3, 100, 48)]
    [InlineData(2, 7, 16)]
    public void Assign_OneValue_LeavesThePaddingZero(int rows, int columns, int stride)
    {
        var variable = new Variable<float>("v", [rows, columns], stride);
        variable.Assign(2.5f);
        Assert.All(variable.AsSpan().ToArray(), value => Assert.Equal(2.5f, value));
        unsafe
        {
            Assert.Equal(rows * columns, new ReadOnlySpan<float>(variable.Data, (int)variable.Capacity).ToArray().Count(value => value == 2.5f));
        }
    }

    [Fact]
    public void New_RowsThatDoNotFit_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new Variable<float>("v", [2, 50], 49));
}

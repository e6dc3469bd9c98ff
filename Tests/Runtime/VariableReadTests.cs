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
}

using AotNet.Tests.Emission;

namespace AotNet.Tests.Ops;

/// <summary>Movement over sizes that only a run knows: the emitted code works them out, and checks what could be out of range.</summary>
public class OpenSizeTests
{
    private static readonly float[] Six = [1, 2, 3, 4, 5, 6];

    [Theory]
    [InlineData("Transpose", "[2,batch]", "", new float[] { 1, 3, 5, 2, 4, 6 })]
    [InlineData("Reverse", "[batch,2]", "{axes: [0]}", new float[] { 5, 6, 3, 4, 1, 2 })]
    [InlineData("Slice", "[batch - 1,2]", "{begin: [1,0], size: dims[batch - 1,2]}", new float[] { 3, 4, 5, 6 })]
    [InlineData("Slice", "[batch,1]", "{begin: [0,1], size: [-1,1]}", new float[] { 2, 4, 6 })]
    [InlineData("Pad", "[batch + 1,3]", "{paddings: [1,0,0,1]}", new float[] { 0, 0, 0, 1, 2, 0, 3, 4, 0, 5, 6, 0 })]
    [InlineData("Tile", "[2*batch,2]", "{multiples: [2,1]}", new float[] { 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6 })]
    [InlineData("Reshape", "[2*batch]", "{shape: [-1]}", new float[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("Diag", "[batch,2,2]", "", new float[] { 1, 0, 0, 2, 3, 0, 0, 4, 5, 0, 0, 6 })]
    [InlineData("TopK", "[batch,1]", "{k: 1}", new float[] { 2, 4, 6 })]
    public void Movement_OpenRows_IsRight(string op, string type, string attributes, float[] expected)
    {
        using TestSession session = Compile(op, type, attributes);
        Assert.Equal(expected, session.Get<float[]>("Y", Six));
    }

    [Theory]
    [InlineData("{begin: [0,0], size: [4,2]}", "[4,2]", "4 elements from 0 on are out of range for axis 0 of size 3")]
    [InlineData("{begin: dims[batch - 4,0], size: [1,2]}", "[1,2]", "1 elements from -1 on are out of range for axis 0 of size 3")]
    [InlineData("{begin: [0,0], size: dims[batch - 4,2]}", "[batch - 4,2]", "")]
    public void Slice_OutOfRangeOfAnOpenSize_Throws(string attributes, string type, string message)
    {
        using TestSession session = Compile("Slice", type, attributes);
        var exception = Assert.ThrowsAny<Exception>(() => session.Run("Y", Six));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    // The slice itself is not computed: only its gradient is asked for.
    [Fact]
    public void GradientOfSlice_OutOfRange_Throws()
    {
        using TestSession session = Compile("Pad", "[batch,2]", "{paddings: dims[0,batch - 4,0,0]}", "[4,2]", open: true);
        Assert.Throws<InvalidOperationException>(() => session.Run("Y", Six, new float[] { 1, 2, 3, 4, 5, 6, 7, 8 }));
    }

    [Fact]
    public void Gather_IndexOutOfRange_NamesTheNode()
    {
        using TestSession session = CompiledModel.Of("""
            graph M
            %0: f32[n,2] = Placeholder() # x
            %1: i32[m] = Placeholder() # i
            %2: f32[m,2] = Gather(%0, %1) # words/Gather
            placeholder %0 x
            placeholder %1 i
            fetch Y(%0 x, %1 i) -> %2
            """).NewSession();
        Assert.Equal([5f, 6, 1, 2], session.Get<float[]>("Y", Six, new[] { 2, 0 }));
        Assert.Contains("words/Gather", Assert.Throws<ArgumentOutOfRangeException>(() => session.Run("Y", Six, new[] { 3 })).Message, StringComparison.Ordinal);
    }

    private static TestSession Compile(string op, string type, string attributes, string from = "[batch,2]", bool open = false) => CompiledModel.Of($"""
        graph M
        %0: f32[batch,2] = Placeholder() # size
        %1: f32{from} = Placeholder() # x
        %2: f32{type} = {op}(%{(open ? 1 : 0)}) {attributes} # {op}
        placeholder %0 size
        placeholder %1 x
        fetch Y(%0 size{(open ? ", %1 x" : "")}) -> %2
        """).NewSession();
}

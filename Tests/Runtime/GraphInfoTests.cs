namespace AotNet.Tests.Runtime;

public sealed class GraphInfoTests
{
    private const string Text = """
        graph Mlp
        %0: f32[batch,784] = Placeholder() # X
        %1: f32[784,10] = Variable() # dnn/kernel
        %2: f32[784,10] = TruncatedNormal() {key: "a, {b} # \" ]", shape: [784,10], stddev: 0.1} # dnn/TruncatedNormal
        %3: f32[batch,10] = MatMul(%0, %1) {transposeA: false} # dnn/MatMul
        %4: i64[] = Variable() # step
        placeholder %0 X
        variable %1 initial %2 trainable
        variable %4 initial %4 step
        fetch Logits(%0 x) -> %3
        fetch Pair(%0 x) -> (%3 A, %1)
        """;

    [Fact]
    public void Parse_ReadsWhatTheCompilerPrints()
    {
        GraphInfo graph = GraphInfo.Parse(Text);
        Assert.Equal("Mlp", graph.Name);
        Assert.Equal(5, graph.Nodes.Count);
        Assert.Equal(["batch", "10"], graph["dnn/MatMul"].Shape);
        Assert.Equal(ElementType.Int64, graph["step"].ElementType);
        Assert.Empty(graph["step"].Shape);
        Assert.Equal(["X", "dnn/kernel"], graph["dnn/MatMul"].Inputs.Select(input => input.Name));
        Assert.Equal(["key", "shape", "stddev"], graph["dnn/TruncatedNormal"].Attributes.Select(item => item.Key));
        Assert.Equal("\"a, {b} # \\\" ]\"", graph["dnn/TruncatedNormal"].Attributes[0].Value);
        Assert.Equal(["dnn"], graph.Scopes);
        Assert.Equal([true, false], graph.Variables.Select(variable => variable.Trainable));
        Assert.Equal([null, "step"], graph.Variables.Select(variable => variable.Member));
        Assert.Equal(["Logits", "Pair"], graph.Fetches.Select(fetch => fetch.Name));
        Assert.Equal(["dnn/MatMul", "dnn/kernel"], graph.Fetches[1].Results.Select(node => node.Name));
        Assert.Equal(Text, graph.ToString());
    }

    [Fact]
    public void Summary_CountsParameters()
    {
        string summary = GraphInfo.Parse(Text).Summary();
        Assert.Contains("kernel [784, 10]", summary);
        Assert.Contains("7,840", summary);
        Assert.Contains("not trainable", summary);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("graph X\n%1: f32[] = Variable() # x")]
    [InlineData("graph X\n%0: f32[] = Variable( # x")]
    [InlineData("graph X\n%0: f32[] = Variable() {a: [1 # x")]
    [InlineData("graph X\nplaceholder %3 X")]
    [InlineData("graph X\nplaceholder")]
    public void Parse_Damaged_IsAFormatException(string text) => Assert.Throws<FormatException>(() => GraphInfo.Parse(text));

    [Fact]
    public void UnknownNode_NamesTheNearest() =>
        Assert.Contains("dnn/MatMul", Assert.Throws<KeyNotFoundException>(() => GraphInfo.Parse(Text)["dnn/Matmul"]).Message);
}

using AotNet.Generator.Graph;
using AotNet.Generator.Shapes;

namespace AotNet.Tests.Graph;

public class GraphParserTests
{
    private const string Mlp = """
        graph Mlp
        %0: f32[batch,784] = Placeholder() # X
        %1: f32[784,10] = Constant() {value: 0.5} # Const
        %2: f32[784,10] = Variable() # dnn/kernel
        %3: f32[batch,10] = MatMul(%0, %2) {transposeA: false, transposeB: false} # dnn/MatMul
        %4: f32[batch,10] = Tanh(%3) # dnn/Tanh
        placeholder %0 X
        variable %2 initial %1 trainable w
        fetch Logits(%0 x) -> %3
        fetch Pair(%0 x, %3 logits) -> (%4 A, %3)

        """;

    [Fact]
    public void Parse_PrintedGraph_PrintsTheSame() => Assert.Equal(Mlp, GraphParser.Parse(Mlp).ToString());

    [Fact]
    public void Parse_PrintedGraph_IsEqual()
    {
        var graph = new GraphBuilder("M");
        Value x = graph.Placeholder(TensorType.Tensor(Element.Float32, [Dim.Symbol("?x.0") * 2 + 1, 3]), "x");
        Value w = graph.Variable(graph.Scalar(-0.0, Element.Float32), "trainable", trainable: false, member: "trainable");
        Value y = graph.AddTyped(WellKnownOps.Gradient, x.Type, [x + w, x], Attributes.Of(
            ("text", "a \"quoted\" \\ text,\nwith: {marks}"), ("number", 3), ("real", 1e300), ("nan", double.NaN), ("infinite", double.NegativeInfinity),
            ("flag", true), ("type", Element.Int64), ("dims", x.Shape), ("none", Shape.Scalar), ("ints", AttributeValue.Ints([1, -2])),
            ("floats", AttributeValue.Floats([1, 0.1])), ("empty", AttributeValue.Ints(Array.Empty<int>()))));
        graph.Fetches.Add(new FetchInfo("F", [new FetchResult(y.Id)], [new FeedInfo(x.Id, "x")], IsTuple: true));
        ModelGraph built = graph.Build();
        Assert.Equal(built, GraphParser.Parse(built.ToString()));
    }

    [Fact]
    public void Parse_UnnamedNodes_AreCalledAfterTheirOps() => Assert.Equal(
        ["Constant", "Constant_1", "Tanh"],
        GraphParser.Parse("""
            %0: f32[] = Constant() {value: 1.0}
            %1: f32[] = Constant() {value: 2.0}

            %2: f32[] = Tanh(%0)
            """).Nodes.Select(node => node.Name));

    [Theory]
    [InlineData("%0: f32[] = Constant( {value: 1.0}")]
    [InlineData("%0: f99[] = Constant() {value: 1.0}")]
    [InlineData("%0: f32[] = Constant() {value: \"open}")]
    [InlineData("%0: f32[] = Constant() {value: 1.0.0}")]
    [InlineData("%0: f32[] = Constant() {value: 1} tail")]
    [InlineData("fetch F(%0 x) %1")]
    [InlineData("nonsense")]
    public void Parse_AnythingElse_QuotesTheLine(string line) =>
        Assert.Contains(line, Assert.Throws<FormatException>(() => GraphParser.Parse("graph M\n" + line)).Message, StringComparison.Ordinal);
}

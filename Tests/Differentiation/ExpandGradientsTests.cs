using AotNet.Generator.Differentiation;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;
using AotNet.Tests.Ops;

namespace AotNet.Tests.Differentiation;

public class ExpandGradientsTests
{
    private static readonly TensorType Scalar = TensorType.Tensor(Element.Float64, Shape.Scalar);

    [Fact]
    public void Run_NoRequest_GivesTheGraphItself()
    {
        ModelGraph graph = GraphParser.Parse("%0: f32[] = Constant() {value: 1.0} # Const");
        Assert.Same(graph, ExpandGradients.Run(graph));
    }

    [Fact]
    public void Run_ProductAndSum_GivesNamedNodes() => Assert.Equal(
        """
        graph M
        %0: f32[m,3] = Placeholder() # X
        %1: f32[3,1] = Constant() {value: 0.5} # Const
        %2: f32[3,1] = Variable() # w
        %3: f32[m,1] = MatMul(%0, %2) # predictions
        %4: f32[] = ReduceSum(%3) # loss/ReduceSum
        %5: f32[] = Constant() {value: 1.0} # train/gradients/Const
        %6: f32[1,1] = Reshape(%5) {shape: dims[1,1]} # train/gradients/loss/ReduceSum_grad/Reshape
        %7: f32[m,1] = BroadcastTo(%6) {shape: dims[m,1]} # train/gradients/loss/ReduceSum_grad/BroadcastTo
        %8: f32[3,1] = MatMul(%0, %7) {transposeA: true, transposeB: false} # train/gradients/predictions_grad/MatMul_1
        placeholder %0 X
        variable %2 initial %1 trainable w
        fetch F(%0 x) -> %8

        """,
        ExpandGradients.Run(GraphParser.Parse("""
            graph M
            %0: f32[m,3] = Placeholder() # X
            %1: f32[3,1] = Constant() {value: 0.5} # Const
            %2: f32[3,1] = Variable() # w
            %3: f32[m,1] = MatMul(%0, %2) # predictions
            %4: f32[] = ReduceSum(%3) # loss/ReduceSum
            %5: f32[3,1] = Gradient(%4, %2) # train/Gradient
            placeholder %0 X
            variable %2 initial %1 trainable w
            fetch F(%0 x) -> %5
            """)).ToString());

    [Fact]
    public void Run_SeveralXs_ShareOnePass()
    {
        var (graph, a, b) = Graph("a", "b");
        Value y = (a * b).Apply("Exp");
        Fetch(graph, Request(y, a), Request(y, b));
        ModelGraph expanded = ExpandGradients.Run(graph.Build());
        // dy * y of Exp once, then one product each.
        Assert.Equal(2, expanded.Nodes.Count(node => node.Op == "Mul" && node.Name.Contains("Mul_grad", StringComparison.Ordinal)));
        Assert.Single(expanded.Nodes, node => node.Name.Contains("Exp_grad", StringComparison.Ordinal));
        AssertValues(expanded, [2, 3], 3 * Math.Exp(6), 2 * Math.Exp(6));
    }

    [Fact]
    public void Run_UsedManyTimes_SumsInOrderOfUse()
    {
        var (graph, a, _) = Graph("a", "b");
        Value y = a * a + a.Apply("Sin") + a.Apply("Exp");
        Fetch(graph, Request(y, a));
        ModelGraph expanded = ExpandGradients.Run(graph.Build());
        Assert.Single(expanded.Nodes, node => node.Op == "AddN" && node.Inputs.Count == 4);
        AssertValues(expanded, [0.5, 0], 1 + Math.Cos(0.5) + Math.Exp(0.5));
    }

    [Fact]
    public void Run_Independent_IsZerosOfTheRightShape()
    {
        var graph = new GraphBuilder("M");
        Value x = graph.Placeholder(TensorType.Tensor(Element.Float64, [Dim.Symbol("m"), 2]), "x"), y = graph.Placeholder(Scalar, "y");
        Fetch(graph, Request(y * y, x));
        ModelGraph expanded = ExpandGradients.Run(graph.Build());
        IrNode zeros = expanded.Nodes[expanded.Fetches[0].Results[0].Node];
        Assert.Equal(x.Type, zeros.Type);
        Assert.True(zeros.IsConstant && zeros.Attributes.Float("value", -1) == 0);
    }

    [Theory]
    [InlineData("StopGradient")]
    [InlineData("Floor")]
    [InlineData("Sign")]
    public void Run_OnlyThroughOpsWithoutGradient_IsZero(string op)
    {
        var (graph, a, _) = Graph("a", "b");
        Fetch(graph, Request(a.Apply(op) * 2, a));
        AssertValues(ExpandGradients.Run(graph.Build()), [1.5, 0], 0);
    }

    [Fact]
    public void Run_OfItself_IsOne()
    {
        var (graph, a, b) = Graph("a", "b");
        Fetch(graph, Request(a, a), Request(a, b));
        AssertValues(ExpandGradients.Run(graph.Build()), [2, 3], 1, 0);
    }

    [Fact]
    public void Run_ByAnInnerNode_DoesNotHideWhatIsBelow()
    {
        var (graph, a, _) = Graph("a", "b");
        Value inner = a * a, y = inner.Apply("Exp") * a;
        Fetch(graph, Request(y, inner), Request(y, a));
        AssertValues(ExpandGradients.Run(graph.Build()), [0.7, 0], 0.7 * Math.Exp(0.49), Math.Exp(0.49) * (1 + (2 * 0.49)));
    }

    [Fact]
    public void Run_GivenDy_WeighsTheGradient()
    {
        var (graph, a, b) = Graph("a", "b");
        Value y = a * a;
        Fetch(graph, graph.AddTyped(WellKnownOps.Gradient, a.Type, [y, a, b]));
        AssertValues(ExpandGradients.Run(graph.Build()), [3, 5], 30);
    }

    [Fact]
    public void Run_FiveTimes_GivesTheFifthDerivative()
    {
        var (graph, a, _) = Graph("a", "b");
        Value y = a * a * a * a * a;
        for (int i = 0; i < 5; i++) y = Request(y, a);
        Fetch(graph, y);
        AssertValues(ExpandGradients.Run(graph.Build()), [1.3, 0], 120);
    }

    [Fact]
    public void Run_ThroughALoopOfConstructionCode_EqualsDifferences()
    {
        var (graph, a, b) = Graph("a", "b");
        Value z = graph.Scalar(0, Element.Float64);
        for (int i = 0; i < 100; i++) z = a * (z + i).Apply("Cos") + z * (b - i).Apply("Sin");
        Fetch(graph, Request(z, a), Request(z, b), z);
        ModelGraph expanded = ExpandGradients.Run(graph.Build());
        const double h = 1e-6;
        double Z(double x, double y) => Values(expanded, [x, y])[2];
        double[] gradients = Values(expanded, [0.2, 0.3]);
        Assert.Equal((Z(0.2 + h, 0.3) - Z(0.2 - h, 0.3)) / (2 * h), gradients[0], 1e-6 * Math.Abs(gradients[0]));
        Assert.Equal((Z(0.2, 0.3 + h) - Z(0.2, 0.3 - h)) / (2 * h), gradients[1], 1e-6 * Math.Max(1, Math.Abs(gradients[1])));
    }

    [Fact]
    public void Run_IntegerOnTheWay_StopsThere()
    {
        var (graph, a, _) = Graph("a", "b");
        Fetch(graph, Request(a.Cast(Element.Int32).Cast(Element.Float64) + a, a));
        AssertValues(ExpandGradients.Run(graph.Build()), [2.5, 0], 1);
    }

    [Fact]
    public void Run_CustomGradient_IsUsedForEveryOrder()
    {
        // y = floor(a) b with the gradients dy a b² and dy a, which no rule would give.
        var (graph, a, b) = Graph("a", "b");
        Value y = a.Apply("Floor") * b, seed = graph.AddTyped(WellKnownOps.GradientSeed, Scalar, []);
        Value custom = graph.Add(WellKnownOps.CustomGradient, [y, seed, a, b, seed * a * b * b, seed * a]);
        Value loss = custom * 3, da = Request(loss, a);
        Fetch(graph, loss, da, Request(loss, b), Request(da, a), Request(da, b));
        ModelGraph expanded = ExpandGradients.Run(graph.Build());
        Assert.DoesNotContain(expanded.Nodes, node => node.Op is WellKnownOps.CustomGradient or WellKnownOps.GradientSeed);
        AssertValues(expanded, [2.5, 4], 24, 3 * 2.5 * 16, 3 * 2.5, 3 * 16, 3 * 2.5 * 2 * 4);
    }

    [Fact]
    public void Run_DeepChain_IsNotQuadratic()
    {
        var (graph, a, _) = Graph("a", "b");
        Value y = a;
        for (int i = 0; i < 5000; i++) y = (y + 0.001).Apply("Sin");
        Fetch(graph, Request(y, a));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        ModelGraph expanded = ExpandGradients.Run(graph.Build());
        Assert.True(clock.Elapsed.TotalSeconds < 20, $"{clock.Elapsed}");
        Assert.True(expanded.Nodes.Count < 40_000);
    }

    private static (GraphBuilder, Value, Value) Graph(string first, string second)
    {
        var graph = new GraphBuilder("M");
        return (graph, graph.Placeholder(Scalar, first), graph.Placeholder(Scalar, second));
    }

    private static Value Request(Value y, Value x) => y.Graph.AddTyped(WellKnownOps.Gradient, x.Type, [y, x]);

    private static void Fetch(GraphBuilder graph, params Value[] results) => graph.Fetches.Add(new FetchInfo(
        "F", [.. results.Select(result => new FetchResult(result.Id))], [.. graph.Placeholders.Select(item => new FeedInfo(item.Node, item.Member))], IsTuple: true));

    private static double[] Values(ModelGraph graph, double[] feeds)
    {
        Assert.Empty(GraphVerifier.Verify(graph));
        var byNode = graph.Placeholders.Select((item, i) => (item.Node, NDArray.Of(Element.Float64, [], [feeds[i]]))).ToDictionary();
        return [.. Interpreter.Run(graph, [.. graph.Fetches[0].Results.Select(result => result.Node)], byNode).Select(value => value[0])];
    }

    private static void AssertValues(ModelGraph graph, double[] feeds, params double[] expected)
    {
        double[] actual = Values(graph, feeds);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-9 * Math.Max(1, Math.Abs(expected[i])));
    }
}

using AotNet.Generator.Differentiation;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Optimization;

namespace AotNet.Tests.Ops;

/// <summary>Runs every case of the table: shape, value, gradient and the gradient's gradient.</summary>
public class OpTests
{
    public static TheoryData<string> Cases { get; } = [.. OpCases.All.Select(item => item.Name)];

    public static TheoryData<string> DifferentiableCases { get; } = [.. OpCases.All.Where(item => item.Differentiable).Select(item => item.Name)];

    public static TheoryData<string> TwiceDifferentiableCases { get; } =
        [.. OpCases.All.Where(item => item.Differentiable && item.TwiceDifferentiable && item.Size <= 40).Select(item => item.Name)];

    [Theory, MemberData(nameof(Cases))]
    public void Type_IsTheReferences(string name)
    {
        OpCase item = OpCases.Get(name);
        NDArray expected = item.Reference(item.Draw(Element.Float64));
        Assert.Equal(Interpreter.TypeOf(expected), item.Build(Element.Float64).Output.Type);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Value_IsTheReferences(string name)
    {
        OpCase item = OpCases.Get(name);
        NDArray[] x = item.Draw(Element.Float64);
        var (graph, inputs, output) = item.Build(Element.Float64);
        AssertClose(item.Reference(x), Interpreter.Run(graph.Build(), output.Id, Feeds(inputs, x)), item.Tolerance);
    }

    [Theory, MemberData(nameof(DifferentiableCases))]
    public void Gradient_IsTheSlopeOfTheValue(string name)
    {
        OpCase item = OpCases.Get(name);
        var (graph, inputs, output) = item.Build(Element.Float64);
        NDArray[] x = item.Draw(Element.Float64);
        CheckGradients(graph, output, inputs, x, new Random(1));
    }

    [Theory, MemberData(nameof(TwiceDifferentiableCases))]
    public void GradientOfGradient_IsTheSlopeOfTheGradient(string name)
    {
        OpCase item = OpCases.Get(name);
        for (int i = 0; i < item.Inputs.Count; i++)
        {
            var (graph, inputs, output) = item.Build(Element.Float64);
            if (!ElementTypes.IsFloating(inputs[i].Element)) continue;
            Value dy = graph.Placeholder(output.Type, "dy");
            CheckGradients(
                graph, Request(graph, output, inputs[i], dy), [.. inputs, dy], [.. item.Draw(Element.Float64), RandomLike(output.Type, new Random(2))], new Random(3));
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Simplified_ValueAndGradients_AreThePlainOnes(string name)
    {
        OpCase item = OpCases.Get(name);
        var (graph, inputs, output) = item.Build(Element.Float64);
        List<Value> results = [output];
        if (item.Differentiable)
            foreach (Value input in inputs.Where(input => ElementTypes.IsFloating(input.Element)))
                results.Add(graph.AddTyped(WellKnownOps.Gradient, input.Type, [output, input]));
        graph.Fetches.Add(new FetchInfo(
            "F", [.. results.Select(result => new FetchResult(result.Id))], [.. inputs.Select((input, i) => new FeedInfo(input.Id, $"x{i}"))], IsTuple: true));
        ModelGraph plain = ExpandGradients.Run(graph.Build()), simplified = PassList.Run(plain, simplify: true, CancellationToken.None);
        Assert.Empty(GraphVerifier.Verify(plain));
        NDArray[] x = item.Draw(Element.Float64), expected = Values(plain), actual = Values(simplified);
        for (int i = 0; i < expected.Length; i++) AssertClose(expected[i], actual[i], 1e-12);

        NDArray[] Values(ModelGraph graph) => Interpreter.Run(
            graph, [.. graph.Fetches[0].Results.Select(result => result.Node)], graph.Fetches[0].Feeds.Select((feed, i) => (feed.Node, x[i])).ToDictionary());
    }

    /// <summary>Compares the gradients of Σ weight · y by each floating input with central differences.</summary>
    private static void CheckGradients(GraphBuilder graph, Value y, Value[] inputs, NDArray[] x, Random random)
    {
        Value weights = graph.Placeholder(y.Type, "weights");
        NDArray w = RandomLike(y.Type, random);
        int[] floating = [.. Enumerable.Range(0, inputs.Length).Where(i => ElementTypes.IsFloating(inputs[i].Element))];
        Value[] requests = [.. floating.Select(i => Request(graph, y, inputs[i], weights))];
        foreach (Value request in requests) graph.Fetches.Add(new FetchInfo("F", [new FetchResult(request.Id)], []));
        graph.Fetches.Add(new FetchInfo("Y", [new FetchResult(y.Id)], []));
        ModelGraph expanded = ExpandGradients.Run(graph.Build());
        Assert.DoesNotContain(expanded.Nodes, node => node.Op == WellKnownOps.Gradient);

        int[] results = [.. expanded.Fetches.Select(fetch => fetch.Results[0].Node)];
        Dictionary<int, NDArray> feeds = new();
        for (int i = 0; i < inputs.Length; i++) feeds[expanded.Placeholders[i].Node] = x[i];
        feeds[expanded.Placeholders[^1].Node] = w;
        NDArray[] gradients = Interpreter.Run(expanded, results[..^1], feeds);
        for (int i = 0; i < floating.Length; i++)
        {
            NDArray operand = x[floating[i]], slopes = NDArray.Zeros(operand.Type, operand.Shape);
            for (int j = 0; j < operand.Count; j++)
            {
                double at = operand[j], h = 1e-5 * Math.Max(1, Math.Abs(at));
                slopes[j] = (Weighted(at + h) - Weighted(at - h)) / (2 * h);
                operand[j] = at;

                double Weighted(double value)
                {
                    operand[j] = value;
                    NDArray result = Interpreter.Run(expanded, results[^1], feeds);
                    return Enumerable.Range(0, result.Count).Sum(k => result[k] * w[k]);
                }
            }

            // The differences themselves are good to h² times the third derivative.
            AssertClose(slopes, gradients[i], 1e-6);
        }
    }

    private static Value Request(GraphBuilder graph, Value y, Value x, Value dy) => graph.AddTyped(WellKnownOps.Gradient, x.Type, [y, x, dy]);

    private static Dictionary<int, NDArray> Feeds(Value[] inputs, NDArray[] x) =>
        Enumerable.Range(0, inputs.Length).ToDictionary(i => inputs[i].Id, i => x[i]);

    private static NDArray RandomLike(TensorType type, Random random) =>
        NDArray.Of(type.Element, [.. type.Shape.Select(size => (int)size.Size)], Enumerable.Range(0, (int)type.Shape.Count.Size).Select(_ => (random.NextDouble() * 2) - 1));

    private static void AssertClose(NDArray expected, NDArray actual, double tolerance)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(expected.Type, actual.Type);
        for (int i = 0; i < expected.Count; i++)
        {
            bool close = expected.IsFloating
                ? expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]))
                : expected.Long(i) == actual.Long(i);
            Assert.True(close, $"Element {i}: expected {expected[i]:R}, got {actual[i]:R}.\nexpected {expected}\ngot      {actual}");
        }
    }
}

using AotNet.Generator.Differentiation;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Tests.Emission;

namespace AotNet.Tests.Ops;

/// <summary>
/// The fourth check of every case: the emitted code, its gradients too, against the interpreter. One model an op and floating
/// type, one fetch a case, all in one compilation.
/// </summary>
public class EmittedOpTests(EmittedOpTests.Models models) : IClassFixture<EmittedOpTests.Models>
{
    public static TheoryData<string, string> OpsAndTypes { get; } = All();

    [Theory, MemberData(nameof(OpsAndTypes))]
    public void EmittedCode_GivesTheInterpretersValues(string op, string type)
    {
        var (model, graph, cases) = models.Get(op, type);
        var failures = new List<string>();
        for (int i = 0; i < cases.Count; i++)
        {
            try
            {
                Check(model, graph, cases[i], graph.Fetches[i], Enum.Parse<Element>(type));
            }
            catch (Exception exception)
            {
                failures.Add($"{cases[i].Name}: {exception.Message}");
            }
        }
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static void Check(CompiledModel model, ModelGraph graph, OpCase item, FetchInfo fetch, Element type)
    {
        NDArray[] x = item.Draw(type);
        using TestSession session = model.NewSession(new SessionOptions { Seed = Interpreter.Seed });
        object[] results = session.Run(fetch.Name, [.. x.Select(ToFeed)]);
        NDArray[] expected = Interpreter.Run(
            graph, [.. fetch.Results.Select(result => result.Node)], fetch.Feeds.Select((feed, i) => (feed.Node, x[i])).ToDictionary());
        for (int i = 0; i < results.Length; i++)
        {
            // A gradient is made of several operations.
            double units = item.EmittedUnits * (i == 0 ? 1 : 4);
            AssertClose(expected[i], results[i], units * (expected[i].Type switch { Element.Float32 => 1.2e-7, Element.Float16 => 1e-3, _ => 2.3e-16 }), i);
        }
    }

    internal static void AssertClose(NDArray expected, object result, double tolerance, int index)
    {
        Array actual = result as Array ?? new[] { result };
        Assert.Equal(expected.Count, actual.Length);
        for (int i = 0; i < expected.Count; i++)
        {
            object value = actual.GetValue(i)!;
            if (!expected.IsFloating)
            {
                long integer = value is bool flag ? (flag ? 1 : 0) : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(expected.Long(i) == integer, $"Result {index}, element {i}: expected {expected.Long(i)}, got {value}.");
                continue;
            }
            double number = value switch { float single => single, Half half => (double)half, _ => (double)value };
            double wanted = expected.Type switch { Element.Float32 => (float)expected[i], Element.Float16 => (double)(Half)expected[i], _ => expected[i] };
            bool close = wanted.Equals(number) || Math.Abs(wanted - number) <= tolerance * Math.Max(1, Math.Abs(wanted));
            Assert.True(close, $"Result {index}, element {i}: expected {wanted:R}, got {number:R}.");
        }
    }

    internal static object ToFeed(NDArray x)
    {
        Array values = x.Type switch
        {
            Element.Float32 => x.ToDoubles().Select(value => (float)value).ToArray(),
            Element.Float64 => x.ToDoubles().ToArray(),
            Element.Float16 => x.ToDoubles().Select(value => (Half)value).ToArray(),
            Element.Int32 => Enumerable.Range(0, x.Count).Select(i => (int)x.Long(i)).ToArray(),
            Element.Int64 => Enumerable.Range(0, x.Count).Select(x.Long).ToArray(),
            Element.UInt8 => Enumerable.Range(0, x.Count).Select(i => (byte)x.Long(i)).ToArray(),
            _ => Enumerable.Range(0, x.Count).Select(i => x.Long(i) != 0).ToArray(),
        };
        return x.Rank == 0 ? values.GetValue(0)! : values;
    }

    private static TheoryData<string, string> All()
    {
        var data = new TheoryData<string, string>();
        foreach (string op in OpCases.All.Select(item => item.Op).Distinct())
            foreach (Element type in new[] { Element.Float32, Element.Float64, Element.Float16 })
                if (CasesOf(op, type).Count > 0) data.Add(op, type.ToString());
        return data;
    }

    /// <summary>The cases that the op takes in this type; those without an operand of it once, with float.</summary>
    private static List<OpCase> CasesOf(string op, Element type) =>
        [.. OpCases.All.Where(item => item.Op == op && (item.Inputs.Any(input => input.Element is null) || type == Element.Float32) && Takes(item, type))];

    private static bool Takes(OpCase item, Element type)
    {
        try
        {
            item.Build(type);
            return true;
        }
        catch (GraphException exception) when (exception.Id == "AOTN2010" && type == Element.Float16)
        {
            return false;
        }
    }

    /// <summary>One graph with a fetch for each case.</summary>
    private static ModelGraph Graph(IReadOnlyList<OpCase> cases, Element type)
    {
        var graph = new GraphBuilder("Cases");
        for (int i = 0; i < cases.Count; i++)
        {
            graph.Scope = $"case{i}/";
            Value[] inputs = [.. cases[i].Inputs.Select((input, j) => graph.Placeholder(input.Type(type), $"x{i}_{j}"))];
            Value output = graph.Add(cases[i].Op, inputs, cases[i].Attributes);
            List<Value> results = [output];
            if (cases[i].Differentiable && type != Element.Float16) // plain loops for Half run the ops themselves; gradients are made of other ops
                results.AddRange(inputs.Where(input => ElementTypes.IsFloating(input.Element)).Select(input => graph.AddTyped(WellKnownOps.Gradient, input.Type, [output, input])));
            graph.Fetches.Add(new FetchInfo(
                $"Case{i}", [.. results.Select(result => new FetchResult(result.Id))], [.. inputs.Select((input, j) => new FeedInfo(input.Id, $"x{i}_{j}"))], IsTuple: true));
        }
        return ExpandGradients.Run(graph.Build());
    }

    /// <summary>All models, compiled once for all tests of the class.</summary>
    public sealed class Models
    {
        private readonly Dictionary<(string Op, string Type), (CompiledModel Model, ModelGraph Graph, List<OpCase> Cases)> byName = [];
        private readonly Dictionary<(string Op, string Type), Exception> failed = [];

        public Models()
        {
            var graphs = new List<((string, string) Key, List<OpCase> Cases, ModelGraph Graph)>();
            foreach (object[] row in OpsAndTypes)
            {
                var (op, type) = ((string)row[0], (string)row[1]);
                List<OpCase> cases = CasesOf(op, Enum.Parse<Element>(type));
                Try((op, type), () => graphs.Add(((op, type), cases, Graph(cases, Enum.Parse<Element>(type)))));
            }
            try
            {
                IReadOnlyList<CompiledModel> compiled = CompiledModel.Of([.. graphs.Select(item => item.Graph)]);
                for (int i = 0; i < graphs.Count; i++) byName.Add(graphs[i].Key, (compiled[i], graphs[i].Graph, graphs[i].Cases));
            }
            catch (Exception)
            {
                // One of them is at fault: each by itself, so that the others are tested all the same.
                foreach (var (key, cases, graph) in graphs)
                    Try(key, () => byName.Add(key, (CompiledModel.Of([graph])[0], graph, cases)));
            }
        }

        internal (CompiledModel Model, ModelGraph Graph, IReadOnlyList<OpCase> Cases) Get(string op, string type) =>
            failed.TryGetValue((op, type), out Exception? exception) ? throw exception : byName[(op, type)];

        private void Try((string, string) key, Action action)
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                failed.Add(key, exception);
            }
        }
    }
}

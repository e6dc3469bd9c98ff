using AotNet.Generator.Differentiation;
using AotNet.Generator.Graph;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;
using AotNet.Tests.Emission;

namespace AotNet.Tests.Ops;

/// <summary>
/// The table's cases once more with an open size: one of a case's sizes becomes a name, in all operands alike, and the emitted code,
/// which learns the size from its feeds, must give what the interpreter gives for the same operands of known sizes.
/// </summary>
public class OpenCaseTests(OpenCaseTests.Models models) : IClassFixture<OpenCaseTests.Models>
{
    // Matrices of these are square, so that both axes of their operand would be open, and one length does not tell two sizes; or
    // they take all of their sizes from attributes; or they draw by the name of their node, which is another one here.
    private static readonly HashSet<string> WithoutOpenCases =
    [
        "BroadcastTo", "Cholesky", "Constant", "Determinant", "Dropout", "DropoutMask", "Eye", "Linspace", "MatrixInverse", "RandomNormal", "RandomPermutation", "RandomShuffle", "RandomUniform", "Range", "TruncatedNormal",
    ];

    public static TheoryData<string> Ops { get; } = [.. OpCases.All.Select(item => item.Op).Distinct().Where(op => !WithoutOpenCases.Contains(op))];

    [Theory, MemberData(nameof(Ops))]
    public void EmittedCode_WithAnOpenSize_GivesTheSameValues(string op)
    {
        var failures = new List<string>();
        var (model, cases) = models.Get(op);
        for (int i = 0; i < cases.Count; i++)
        {
            try
            {
                Check(model, cases[i], i);
            }
            catch (Exception exception)
            {
                failures.Add($"{cases[i].Case.Name}, {cases[i].Open} open: {exception.Message}");
            }
        }
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static void Check(CompiledModel model, OpenCase item, int index)
    {
        NDArray[] x = item.Case.Draw(Element.Float32);
        using TestSession session = model.NewSession(new SessionOptions { Seed = Interpreter.Seed });
        object[] results = session.Run($"Case{index}", [.. x.Select(EmittedOpTests.ToFeed)]);
        ModelGraph known = Models.Graph([item with { Open = null }]);
        FetchInfo fetch = known.Fetches[0];
        NDArray[] expected = Interpreter.Run(known, [.. fetch.Results.Select(result => result.Node)], fetch.Feeds.Select((feed, i) => (feed.Node, x[i])).ToDictionary());
        for (int i = 0; i < results.Length; i++)
            EmittedOpTests.AssertClose(expected[i], results[i], item.Case.EmittedUnits * (i == 0 ? 1 : 4) * 1.2e-7, i);
    }

    /// <param name="Open">The size that is a name; null for none.</param>
    internal sealed record OpenCase(OpCase Case, int? Open);

    /// <summary>All models, compiled once for all tests of the class.</summary>
    public sealed class Models
    {
        // To emit, compile and load them is what takes the time.
        private const int MostOfAnOp = 8;

        private readonly Dictionary<string, (CompiledModel Model, List<OpenCase> Cases)> byOp = [];

        public Models()
        {
            var cases = new Dictionary<string, List<OpenCase>>();
            foreach (var group in OpCases.All.Where(item => !WithoutOpenCases.Contains(item.Op)).GroupBy(item => item.Op))
            {
                var legal = group.SelectMany(item => item.Inputs.SelectMany(input => input.Shape).Distinct().Where(size => size != 1).Select(size => new OpenCase(item, size))).Where(IsLegal).ToList();
                // Spread over all of them, so that every kind of case has its part.
                if (legal.Count > 0) cases.Add(group.Key, [.. Enumerable.Range(0, Math.Min(MostOfAnOp, legal.Count)).Select(i => legal[i * legal.Count / Math.Min(MostOfAnOp, legal.Count)])]);
            }
            string[] ops = [.. cases.Keys];
            var compiled = CompiledModel.Of([.. ops.Select(op => Graph(cases[op]))]);
            for (int i = 0; i < ops.Length; i++) byOp.Add(ops[i], (compiled[i], cases[ops[i]]));
        }

        internal (CompiledModel Model, IReadOnlyList<OpenCase> Cases) Get(string op) =>
            byOp.TryGetValue(op, out var found) ? found : throw new InvalidOperationException($"No case of {op} can be had with an open size.");

        /// <summary>A fetch for each case: the op and its gradients.</summary>
        internal static ModelGraph Graph(IReadOnlyList<OpenCase> cases)
        {
            var graph = new GraphBuilder("Cases");
            for (int i = 0; i < cases.Count; i++)
            {
                // The name of a case with one fetch is that of its op, which keys its random numbers.
                graph.Scope = $"case{i}/";
                OpCase item = cases[i].Case;
                Value[] inputs = [.. item.Inputs.Select((input, j) => graph.Placeholder(TypeOf(input, cases[i].Open, i), $"x{i}_{j}"))];
                Value output = graph.Add(item.Op, inputs, item.Attributes);
                List<Value> results = [output];
                if (item.Differentiable)
                    results.AddRange(inputs.Where(input => ElementTypes.IsFloating(input.Element)).Select(input => graph.AddTyped(WellKnownOps.Gradient, input.Type, [output, input])));
                graph.Fetches.Add(new FetchInfo(
                    $"Case{i}", [.. results.Select(result => new FetchResult(result.Id))], [.. inputs.Select((input, j) => new FeedInfo(input.Id, $"x{i}_{j}"))], IsTuple: true));
            }
            return ExpandGradients.Run(graph.Build());
        }

        // Where the op's rule cannot be checked without the number, the frontend says so; where no length tells the size, nothing can be fed.
        private static bool IsLegal(OpenCase item)
        {
            bool tells = item.Case.Inputs.Any(input => input.Shape.Count(size => size == item.Open) == 1 && input.Shape.All(size => size == item.Open || size != 0));
            if (!tells) return false;
            try
            {
                Graph([item]);
                return true;
            }
            catch (GraphException)
            {
                return false;
            }
        }

        private static TensorType TypeOf(OpInput input, int? open, int index) => TensorType.Tensor(
            input.Element ?? Element.Float32, [.. input.Shape.Select(size => size == open ? Dim.Symbol($"n{index}") : (Dim)size)]);
    }
}

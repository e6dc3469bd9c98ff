using AotNet.Generator.Graph;
using AotNet.Tests.Emission;
using AotNet.Tests.Ops;

namespace AotNet.Tests.Fuzz;

/// <summary>Random legal graphs: the optimized code, the code with a kernel a node and the interpreter agree.</summary>
public class OptimizedGraphTests
{
    private const int GraphsPerBlock = 40;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Optimized_EqualsUnoptimized_EqualsTheInterpreter(int block)
    {
        int[] seeds = [.. Enumerable.Range(block * GraphsPerBlock, GraphsPerBlock)];
        ModelGraph[] graphs = [.. seeds.Select(RandomGraph.Make)];
        var optimized = CompiledModel.Of(graphs);
        var plain = CompiledModel.Of(graphs, optimize: false);
        var failures = new List<string>();
        for (int i = 0; i < graphs.Length; i++)
            foreach (int batch in new[] { 1, 5, 17 })
                if (Check(graphs[i], optimized[i], plain[i], batch) is { } failure) failures.Add($"seed {seeds[i]}, batch {batch}: {failure}");
        Assert.True(failures.Count == 0, string.Join("\n", failures.Take(5)));
    }

    private static string? Check(ModelGraph graph, CompiledModel optimized, CompiledModel plain, int batch)
    {
        var random = new Random(batch);
        FetchInfo fetch = graph.Fetches[0];
        NDArray[] feeds = [.. fetch.Feeds.Select(feed => Draw(random, graph.Nodes[feed.Node], batch))];
        object[] arguments = [.. feeds.Select(Argument)];

        using TestSession a = optimized.NewSession().Initialize(), b = plain.NewSession().Initialize();
        // Twice: the second run reads what the first one assigned.
        var sizes = new Dictionary<string, int> { ["batch"] = batch };
        var variables = graph.Variables.ToDictionary(variable => variable.Node, variable => Interpreter.Run(graph, variable.Initial, new Dictionary<int, NDArray>(), sizes));
        for (int run = 0; run < 2; run++)
        {
            var given = new Dictionary<int, NDArray>(variables);
            for (int i = 0; i < feeds.Length; i++) given[fetch.Feeds[i].Node] = feeds[i];
            int[] results = [.. fetch.Results.Select(result => result.Node).Where(node => graph.Nodes[node].Type.IsTensor)];
            int[] assigns = [.. graph.Nodes.Where(node => node.Op == "Assign").Select(node => node.Id)];
            NDArray[] expected = Interpreter.Run(graph, [.. results, .. assigns], given, sizes);
            foreach (int i in Enumerable.Range(0, assigns.Length)) variables[graph.Nodes[assigns[i]].Inputs[0]] = expected[results.Length + i];

            object[] first = a.Run("F", arguments), second = b.Run("F", arguments);
            object[] stateA = a.Run("State"), stateB = b.Run("State");
            for (int i = 0; i < results.Length; i++)
            {
                if (Difference(first[i], expected[i]) is { } wrong) return $"run {run}, result {i} (%{results[i]}) optimized: {wrong}";
                if (Difference(second[i], expected[i]) is { } plainWrong) return $"run {run}, result {i} (%{results[i]}) plain: {plainWrong}";
            }
            for (int i = 0; i < stateA.Length; i++)
            {
                NDArray state = variables[graph.Variables[i].Node];
                if (Difference(stateA[i], state) is { } wrong) return $"run {run}, variable {i} optimized: {wrong}";
                if (Difference(stateB[i], state) is { } plainWrong) return $"run {run}, variable {i} plain: {plainWrong}";
            }
        }
        return null;
    }

    private static NDArray Draw(Random random, IrNode node, int batch)
    {
        int[] shape = [.. node.Type.Shape.Select(dim => dim.IsKnown ? (int)dim.Size : batch)];
        int count = shape.Aggregate(1, (product, size) => product * size);
        return NDArray.Of(node.Type.Element, shape, Enumerable.Range(0, count).Select(_ => (double)(float)((random.NextDouble() * 2) - 1)));
    }

    private static object Argument(NDArray value)
    {
        double[] elements = [.. Enumerable.Range(0, value.Count).Select(i => value[i])];
        if (value.Type == Element.Float32) return value.Rank == 0 ? (float)elements[0] : elements.Select(element => (float)element).ToArray();
        return value.Rank == 0 ? elements[0] : elements;
    }

    // Casts to int and comparisons are steps: a last bit may move an element by one there, so that few elements may differ.
    private static string? Difference(object actual, NDArray expected)
    {
        double[] elements = actual switch
        {
            float value => [value],
            double value => [value],
            float[] values => [.. values.Select(value => (double)value)],
            double[] values => values,
            _ => throw new InvalidOperationException(),
        };
        if (elements.Length != expected.Count) return $"{elements.Length} elements instead of {expected.Count}";
        double tolerance = actual is float or float[] ? 2e-4 : 1e-9;
        for (int i = 0; i < elements.Length; i++)
            if (!(Math.Abs(elements[i] - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]))) && !(double.IsNaN(elements[i]) && double.IsNaN(expected[i])))
                return $"element {i} is {elements[i]}, not {expected[i]}";
        return null;
    }
}

using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Tests.Emission;

namespace AotNet.Tests.Fuzz;

/// <summary>What the compiler folds has the bits that emitted code gives when it computes the same from feeds.</summary>
public class FoldedGraphTests
{
    private const int Graphs = 40;

    [Fact]
    public void Constants_Folded_HaveTheBitsOfEmittedCode()
    {
        ConstantGraph[] constant = [.. Enumerable.Range(0, Graphs).Select(seed => ConstantGraph.Make(seed, fed: false))], fed = [.. Enumerable.Range(0, Graphs).Select(seed => ConstantGraph.Make(seed, fed: true))];
        var models = CompiledModel.Of([.. constant.Concat(fed).Select(item => item.Graph)]);
        var failures = new List<string>();
        for (int i = 0; i < Graphs; i++)
        {
            using TestSession folded = models[i].NewSession(), computed = models[Graphs + i].NewSession();
            object[] actual = folded.Run("F"), expected = computed.Run("F", [.. fed[i].Arguments]);
            for (int result = 0; result < expected.Length; result++)
                if (Difference(expected[result], actual[result]) is { } difference)
                    failures.Add($"seed {i}, result {result} ({GraphPrinter.Print(constant[i].Graph.Nodes[constant[i].Graph.Fetches[0].Results[result].Node])}): {difference}");
        }
        Assert.True(failures.Count == 0, $"{failures.Count}:\n" + string.Join("\n", failures.Take(10)));
    }

    // The test above must not pass because nothing is folded.
    [Fact]
    public void Constants_MostNodes_AreFolded()
    {
        int folded = Enumerable.Range(0, Graphs).Sum(seed => Kernels(ConstantGraph.Make(seed, fed: false))), computed = Enumerable.Range(0, Graphs).Sum(seed => Kernels(ConstantGraph.Make(seed, fed: true)));
        Assert.True(folded < computed / 2, $"{folded} nodes are computed over constants, {computed} over feeds.");
    }

    private static int Kernels(ConstantGraph made)
    {
        FetchPlan plan = Generator.Optimization.Optimizer.Plan(FetchRequest.Of(made.Graph, VariableLayout.Of(made.Graph))[0]);
        return plan.Kernels.Sum(kernel => kernel.Nodes.Count(id => !plan.Graph.Nodes[id].IsConstant) + (PlanPrinter.Anchor(kernel) is null ? 0 : 1));
    }

    private static string? Difference(object expected, object actual)
    {
        Array a = expected as Array ?? new[] { expected }, b = actual as Array ?? new[] { actual };
        if (a.Length != b.Length) return $"{b.Length} elements instead of {a.Length}";
        for (int i = 0; i < a.Length; i++)
            if (Bits(a.GetValue(i)!) != Bits(b.GetValue(i)!)) return $"element {i} is {b.GetValue(i):R}, not {a.GetValue(i):R}";
        return null;
    }

    // One NaN is as good as another.
    private static long Bits(object value) => value switch
    {
        float number => float.IsNaN(number) ? long.MinValue : BitConverter.SingleToInt32Bits(number),
        double number => double.IsNaN(number) ? long.MinValue : BitConverter.DoubleToInt64Bits(number),
        bool flag => flag ? 1 : 0,
        _ => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}

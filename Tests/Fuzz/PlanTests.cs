using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Tests.Optimization;

namespace AotNet.Tests.Fuzz;

/// <summary>The plans of many random graphs, without compiling them: every value is where its readers look for it.</summary>
public class PlanTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(2000)]
    [InlineData(3000)]
    public void EveryValue_IsWhereItsReadersLookForIt(int first)
    {
        for (int seed = first; seed < first + 500; seed++)
        {
            ModelGraph graph = RandomGraph.Make(seed);
            foreach (FetchRequest request in FetchRequest.Of(graph, VariableLayout.Of(graph)))
                foreach (bool optimize in new[] { true, false })
                {
                    FetchPlan plan = Generator.Optimization.Optimizer.Plan(request, CancellationToken.None, optimize);
                    var faults = PlanSimulation.FaultsOf(plan);
                    Assert.True(faults.Count == 0, $"seed {seed}: {string.Join("\n", faults)}\n{plan}");
                }
        }
    }
}

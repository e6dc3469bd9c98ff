using AotNet.Generator.Graph;
using AotNet.Generator.Optimization.Simplification;

namespace AotNet.Generator.Optimization;

/// <summary>The passes over one fetch's graph, in order. Order and membership are data.</summary>
internal static class PassList
{
    /// <summary>What every graph needs before kernels can be made of it.</summary>
    /// <remarks>Made anew for each run: a pass may hold what it learns of a graph, and fetches are planned on several threads.</remarks>
    private static GraphPass[] Lowering =>
    [
        new ExpandComposites(),  // formulas of other ops first: the rest sees only ops with code
        new SeparateEffects(),   // who reads an assigned value reads the value itself
        new SplitReductions(),   // a reduction goes along neighbouring axes
        new DropDeadNodes(),
    ];

    private static GraphPass[] Simplifying =>
    [
        new MergeEqualNodes(),   // first, so that the rules below meet one Transpose of x and not three
        new FoldConstants(),     // before the rules, which look for numbers
        new SimplifyNodes(),     // x * 1, transposes into products, views of views
        new FoldConstants(),     // what the rules left to numbers
        new MergeEqualNodes(),   // what the rules made equal
        new DropDeadNodes(),
        new RepeatForReductions(), // last: these equal nodes are to stay apart
        new DropDeadNodes(),     // where every reader has a copy
    ];

    public static ModelGraph Run(ModelGraph graph, bool simplify, CancellationToken cancellation)
    {
        foreach (GraphPass pass in simplify ? [.. Lowering, .. Simplifying] : Lowering)
        {
            cancellation.ThrowIfCancellationRequested();
            graph = pass.Run(graph);
        }
        return graph;
    }
}

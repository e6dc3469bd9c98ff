using AotNet.Generator.Common;
using AotNet.Generator.Emission.Cpu;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Gpu;

// Reductions with what makes their operand and what is made of their results. Long rows take a group of lanes each, which go
// through shared memory in a tree; short rows and columns take one lane each.
internal sealed partial class GpuBodyEmitter
{
    private const int ReductionLanes = 64;

    private void EmitReduction(ReductionKernel kernel)
    {
        Node node = Code.Node(kernel.Reduction);
        int operand = node.Inputs[0];
        Shape grid = Code.Node(operand).Type.Shape;
        var axes = ReductionOp.Axes(node.Op, grid, node.Attributes).Where(axis => grid[axis] != 1).ToList();
        int first = axes[0], end = axes[axes.Count - 1] + 1;

        var operands = kernel.Producer.Count > 0 ? KernelOperands.Of(Code, kernel.Producer, []) : [Code.BufferOf(operand)];
        GridMap map = GridMap.Of(grid, operands.Select(Code.Buffer).ToList(), first, end);
        Dim results = map.OuterCount * map.ColumnCount;
        bool isLong = map.ColumnCount == 1 && !(map.RowCount.IsKnown && map.RowCount.Size <= ReductionLanes) && node.Type.Element != ElementType.Bool;
        if (isLong) EmitGroupReduction(kernel, node, map, operands, results);
        else EmitLaneReduction(kernel, node, map, operands, results);
    }

    private void EmitLaneReduction(ReductionKernel kernel, Node node, GridMap map, List<int> operands, Dim results)
    {
        GpuKernel target = NewKernel();
        SourceWriter text = target.Body;
        text.Line($"int item = {GpuPlan.Ilgpu}Grid.IdxX * {Group} + {GpuPlan.Ilgpu}Group.IdxX;");
        text.Line($"if (item >= {target.Size(results)}) return;");
        WriteLoop(target, kernel, node, map, operands, "0", 1);
        WriteFinish(target, kernel, "total");
        Finish(target, Code.Describe(kernel), Long(results), Group);
    }

    private void EmitGroupReduction(ReductionKernel kernel, Node node, GridMap map, List<int> operands, Dim results)
    {
        GpuKernel target = NewKernel();
        SourceWriter text = target.Body;
        string element = ElementTypes.CSharpName(node.Type.Element);
        text.Line($"{GpuPlan.ArrayView}<{element}> totals = {GpuPlan.Ilgpu}SharedMemory.Allocate<{element}>({ReductionLanes});");
        text.Line($"int lane = {GpuPlan.Ilgpu}Group.IdxX, item = {GpuPlan.Ilgpu}Grid.IdxX;");
        WriteLoop(target, kernel, node, map, operands, "lane", ReductionLanes);
        text.Line("totals[lane] = total;").Line($"{GpuPlan.Ilgpu}Group.Barrier();");
        using (text.Braces($"for (int half = {ReductionLanes / 2}; half > 0; half /= 2)"))
            text.Line($"if (lane < half) totals[lane] = {Combine(node, "totals[lane]", "totals[lane + half]")};").Line($"{GpuPlan.Ilgpu}Group.Barrier();");
        text.Line("if (lane > 0) return;");
        WriteFinish(target, kernel, "totals[0]");
        Finish(target, Code.Describe(kernel), $"{Long(results)} * {ReductionLanes}", ReductionLanes);
    }

    // Every step-th element of the item's row or column, from the first on, into "total".
    private void WriteLoop(GpuKernel target, ReductionKernel kernel, Node node, GridMap map, List<int> operands, string first, int step)
    {
        SourceWriter text = target.Body;
        var body = new GpuBody(target, map, operands, text);
        if (map.Columns.Count == 0) text.Line("int outer = item;");
        else text.Line($"int outer = item / {target.Size(map.ColumnCount)}, column = item % {target.Size(map.ColumnCount)};");
        body.WriteCounters("outer", map.Outer);
        body.WriteCounters("column", map.Columns);
        text.Line($"{ElementTypes.CSharpName(node.Type.Element)} total = {BodyEmitter.Identity((ReductionOp)OpRegistry.Get(node.Op), node.Type.Element)};");
        using (text.Braces($"for (int row = {first}; row < {target.Size(map.RowCount)}; {(step == 1 ? "row++" : $"row += {step}")})"))
        {
            body.WriteCounters("row", map.Rows);
            body.Compute(kernel.Producer);
            text.Line($"total = {Combine(node, "total", body.Operand(node.Inputs[0]))};");
        }
    }

    // Results are numbered one after another, and so is everything that is made of them.
    private void WriteFinish(GpuKernel target, ReductionKernel kernel, string result)
    {
        var body = new GpuBody(target, null, [], target.Body, "item");
        using var block = target.Body.Braces("// what is made of it");
        target.Body.Line($"{ElementTypes.CSharpName(Code.Node(kernel.Reduction).Type.Element)} result = {result};");
        body.Define(kernel.Reduction, "result");
        body.Compute(kernel.Nodes);
        body.Store(kernel.Stores);
    }

    private static string Combine(Node node, string a, string b)
    {
        ElementType type = node.Type.Element;
        return ((ReductionOp)OpRegistry.Get(node.Op)).Combine(new CodeArgs(Dialect.Gpu, type, type, node.Attributes, [a, b]));
    }
}

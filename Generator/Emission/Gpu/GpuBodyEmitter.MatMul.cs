using AotNet.Generator.Common;
using AotNet.Generator.Emission.Cpu;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Gpu;

// Matrix products. A group of 4 x 8 lanes, one warp, makes a tile of 32 x 32 sums, 8 x 4 a lane, from tiles of both operands in
// shared memory, 32 deep. Small tiles keep a device busy at small batches, which have few. The sum for one element is one chain in order of k, as on the CPU, if with a rounding more a term where the
// device does not fuse. Rows of shared tiles are 33 long, so that lanes that store along k meet no bank twice.
internal sealed partial class GpuBodyEmitter
{
    private const int Tile = 32, Depth = 32, LaneRows = 4, LaneColumns = 8, RowsPerLane = Tile / LaneRows, ColumnsPerLane = Tile / LaneColumns, TileLanes = LaneRows * LaneColumns;

    private void EmitMatMul(MatMulKernel kernel)
    {
        Node product = Code.Node(kernel.Product);
        Shape grid = product.Type.Shape;
        int rank = grid.Rank, a = Code.BufferOf(product.Inputs[0]), b = Code.BufferOf(product.Inputs[1]);
        bool transposeA = product.Attributes.Bool("transposeA"), transposeB = product.Attributes.Bool("transposeB");
        Shape shapeA = Code.Buffer(a).Type.Shape;
        Dim m = grid[rank - 2], n = grid[rank - 1], k = shapeA[transposeA ? shapeA.Rank - 2 : shapeA.Rank - 1];
        string element = ElementTypes.CSharpName(product.Type.Element);

        GpuKernel target = NewKernel();
        var operands = KernelOperands.Of(Code, kernel.Nodes, kernel.Stores, kernel.Product);
        GridMap map = GridMap.Of(grid, operands.Select(Code.Buffer).ToList(), rank - 2, rank - 1);
        GridMap batch = GridMap.Of(grid, [Code.Buffer(a), Code.Buffer(b)], rank - 2, rank - 1);
        bool isBatched = map.OuterCount != 1;
        string pa = target.Buffer(a), pb = target.Buffer(b), sizeM = target.Size(m), sizeN = target.Size(n), sizeK = target.Size(k);

        SourceWriter text = target.Body;
        text.Line($"{GpuPlan.ArrayView}<{element}> tileA = {GpuPlan.Ilgpu}SharedMemory.Allocate<{element}>({Depth * (Tile + 1)});");
        text.Line($"{GpuPlan.ArrayView}<{element}> tileB = {GpuPlan.Ilgpu}SharedMemory.Allocate<{element}>({Depth * (Tile + 1)});");
        text.Line($"int lane = {GpuPlan.Ilgpu}Group.IdxX, laneRow = lane / {LaneColumns}, laneColumn = lane % {LaneColumns}, group = {GpuPlan.Ilgpu}Grid.IdxX;");
        text.Line($"int tilesAcross = {Tiles(n, sizeN)}, tilesDown = {Tiles(m, sizeM)};");
        text.Line($"int firstRow = group / tilesAcross % tilesDown * {Tile}, firstColumn = group % tilesAcross * {Tile};");
        if (isBatched) text.Line("int outer = group / tilesAcross / tilesDown;");
        text.Line($"int startA = {Start(target, batch, 0)}, startB = {Start(target, batch, 1)};");
        foreach (string[] row in Sums()) text.Line($"{element} {string.Join(", ", row.Select(sum => $"{sum} = 0"))};");
        using (text.Braces($"for (int depth = 0; depth < {sizeK}; depth += {Depth})"))
        {
            WriteTile(text, "A", pa, Code.Buffer(a), Stride(target, a), alongDepth: !transposeA, "firstRow", sizeM, sizeK);
            WriteTile(text, "B", pb, Code.Buffer(b), Stride(target, b), alongDepth: transposeB, "firstColumn", sizeN, sizeK);
            text.Line($"{GpuPlan.Ilgpu}Group.Barrier();");
            using (text.Braces($"for (int k = 0; k < {Depth}; k++)"))
            {
                text.Line($"{element} {Lane("a", "tileA", "laneRow", RowsPerLane, LaneRows)};");
                text.Line($"{element} {Lane("b", "tileB", "laneColumn", ColumnsPerLane, LaneColumns)};");
                for (int i = 0; i < RowsPerLane; i++)
                    text.Line(string.Join(" ", Enumerable.Range(0, ColumnsPerLane).Select(j => $"c{i}{j} = a{i} * b{j} + c{i}{j};")));
            }
            text.Line($"{GpuPlan.Ilgpu}Group.Barrier();");
        }

        // The epilogue is a method of its own, which ILGPU inlines, and not 32 copies here.
        var epilogue = new SourceWriter();
        epilogue.Line($"if (row >= {sizeM} || column >= {sizeN}) return;");
        var inner = new GpuKernel(target.Name, gpu);
        inner.Size(m);
        inner.Size(n);
        var body = new GpuBody(inner, map, operands, epilogue);
        body.Define(kernel.Product, "sum");
        if (isBatched) body.WriteCounters("outer", map.Outer);
        body.Compute(kernel.Nodes);
        body.Store(kernel.Stores);
        string finish = $"{target.Name}Finish", passed = target.TakeAll(inner), outer = isBatched ? "outer, " : "";
        for (int i = 0; i < RowsPerLane; i++)
            for (int j = 0; j < ColumnsPerLane; j++)
                text.Line($"{finish}({outer}firstRow + laneRow{Plus(i * LaneRows)}, firstColumn + laneColumn{Plus(j * LaneColumns)}, c{i}{j}, {passed});");
        string helper = $"private static void {finish}({(isBatched ? "int outer, " : "")}int row, int column, {element} sum, {inner.Signature})\n{{\n"
            + string.Join("\n", GpuPlan.Qualify(epilogue.ToString().TrimEnd('\n')).Split('\n').Select(line => "    " + line)) + "\n}";

        string groups = $"(({Code.Names.LongSize(m)} + {Tile - 1}) / {Tile}) * (({Code.Names.LongSize(n)} + {Tile - 1}) / {Tile}){(isBatched ? $" * {Long(map.OuterCount)}" : "")}";
        Finish(target, Code.Describe(kernel), $"{groups} * {TileLanes}", TileLanes, [helper]);
    }

    // One element of the tile a lane and turn, in the order in which the operand lies in memory, zero beyond its edges.
    private static void WriteTile(SourceWriter text, string name, string source, BufferInfo buffer, string stride, bool alongDepth, string first, string size, string depth)
    {
        using (text.Braces($"for (int turn = lane; turn < {Tile * Depth}; turn += {TileLanes})"))
        {
            text.Line(alongDepth ? $"int k = turn % {Depth}, at = turn / {Depth};" : $"int k = turn / {Tile}, at = turn % {Tile};");
            string index = alongDepth ? $"({first} + at) * {stride} + {GpuPlan.InRow(buffer, "depth + k")}" : $"(depth + k) * {stride} + {GpuPlan.InRow(buffer, $"{first} + at")}";
            text.Line($"tile{name}[k * {Tile + 1} + at] = {first} + at < {size} && depth + k < {depth} ? {source}[start{name} + {index}] : 0;");
        }
    }

    private static string Lane(string name, string tile, string lane, int count, int step) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => $"{name}{i} = {tile}[k * {Tile + 1} + {lane}{Plus(i * step)}]"));

    private static IEnumerable<string[]> Sums() => Enumerable.Range(0, RowsPerLane).Select(i => Enumerable.Range(0, ColumnsPerLane).Select(j => $"c{i}{j}").ToArray());

    private static string Plus(int offset) => offset == 0 ? "" : $" + {offset}";

    private static string Tiles(Dim size, string text) => size.IsKnown ? ((size.Size + Tile - 1) / Tile).ToString(System.Globalization.CultureInfo.InvariantCulture) : $"({text} + {Tile - 1}) / {Tile}";

    private string Stride(GpuKernel kernel, int buffer) => kernel.Size(Code.Buffer(buffer).RowStride);

    // Where an operand's matrix of this batch begins.
    private static string Start(GpuKernel kernel, GridMap batch, int operand)
    {
        var terms = new List<string>();
        string rest = "outer";
        for (int i = batch.Outer.Count - 1; i >= 0; i--)
        {
            GridMap.Axis axis = batch.Outer[i];
            string index = i == 0 ? rest : $"({rest} % {kernel.Size(axis.Size)})";
            if (axis.Strides[operand] is var stride && stride != 0) terms.Add($"{index} * {kernel.Size(stride)}");
            rest = $"({rest} / {kernel.Size(axis.Size)})";
        }
        return terms.Count == 0 ? "0" : string.Join(" + ", terms);
    }
}

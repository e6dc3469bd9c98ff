using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Cpu;

// Reductions with what makes their operand and what is made of their results.
internal sealed partial class BodyEmitter
{
    private void EmitReduction(ReductionKernel kernel)
    {
        Node node = code.Node(kernel.Reduction);
        var op = (ReductionOp)OpRegistry.Get(node.Op);
        int operand = node.Inputs[0];
        Shape grid = code.Node(operand).Type.Shape;
        var axes = ReductionOp.Axes(node.Op, grid, node.Attributes).Where(axis => grid[axis] != 1).ToList();
        int first = axes[0], end = axes[axes.Count - 1] + 1;

        // Along rows where nothing but ones comes after the reduced axes; else along columns, once for each outer index.
        bool alongRows = Enumerable.Range(end, grid.Rank - end).All(axis => grid[axis] == 1);
        var operands = kernel.Producer.Count > 0 ? KernelOperands.Of(code, kernel.Producer, []) : [code.BufferOf(operand)];
        GridMap map = alongRows
            ? GridMap.Of(grid, operands.Select(code.Buffer).ToList(), 0, first)
            : GridMap.Of(grid, operands.Select(code.Buffer).ToList(), first, end);
        if (kernel.Vector is { } type) EmitVectorReduction(kernel, op, node, map, operands, alongRows, ElementTypes.CSharpName(type));
        else EmitPlainReduction(kernel, op, node, map, operands, alongRows);
    }

    private void EmitVectorReduction(ReductionKernel kernel, ReductionOp op, Node node, GridMap map, List<int> operands, bool alongRows, string element)
    {
        var load = new SourceWriter();
        var loader = new KernelBody(code, Dialect.Simd, map, operands, load, isStruct: true);
        loader.WriteCounters();
        loader.Compute(kernel.Producer);
        load.Line($"return {loader.Operand(node.Inputs[0])};");

        // Results are numbered: one after another for rows, and for columns of one outer index.
        bool isOuter = map.OuterCount != 1;
        var results = KernelOperands.Of(code, kernel.Nodes, kernel.Stores, kernel.Reduction);
        var finish = new SourceWriter();
        var finisher = new FinishBody(code, finish, isOuter ? $"outer * {Literal(map.ColumnCount, loader)} + index" : "index");
        finisher.Define(kernel.Reduction, "result");
        finisher.Compute(kernel.Nodes);
        finisher.Store(kernel.Stores);
        foreach (var field in finisher.Fields) loader.Fields[field.Key] = field.Value;

        string combine = Qualify.Runtime(op.Combine(new CodeArgs(Dialect.Simd, node.Type.Element, node.Type.Element, node.Attributes, ["a", "b"])));
        string where = $"where O : struct, {Kernels}ISimd<{element}, V>";
        string name = WriteStruct($"{Kernels}IReduction<{element}>", code.Describe(kernel), loader, fields =>
        {
            if (isOuter) fields.Line("public nint outer;");
            fields.Line().Line($"public {element} Identity => {Identity(op, node.Type.Element)};");
            Method(fields, $"public V Load<O, V>(nint row, nint column) {where}", load);
            fields.Line().Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]");
            fields.Line($"public V Combine<O, V>(V a, V b) {where} => {combine};");
            Method(fields, $"public void Finish<O, V>(nint index, V result) {where}", finish);
        });
        string create = New(name, loader, isOuter ? [("outer", "outer")] : []);
        if (alongRows)
        {
            body.Line($"{Kernels}Reduce.Rows<{element}, {name}>(Pool, {Long(map.RowCount)}, {Long(map.ColumnCount)}, {create});");
            return;
        }
        bool padded = !isOuter && KernelOperands.ArePadded(code, map, operands)
            && (results.All(buffer => code.Buffer(buffer).HasPaddedEnd) || (map.ColumnCount.IsKnown && map.ColumnCount.Size % VariableLayout.Padding == 0));
        SourceWriter.Block? loop = isOuter ? body.Braces($"for (nint outer = 0; outer < {Long(map.OuterCount)}; outer++)") : null;
        body.Line($"{Kernels}Reduce.Columns<{element}, {name}>(Pool, {Long(map.RowCount)}, {Long(map.ColumnCount)}, padded: {(padded ? "true" : "false")}, {create});");
        loop?.Dispose();
    }

    private void EmitPlainReduction(ReductionKernel kernel, ReductionOp op, Node node, GridMap map, List<int> operands, bool alongRows)
    {
        ElementType type = node.Type.Element;
        string element = ElementTypes.CSharpName(type);
        int target = kernel.Stores[0].Buffer;
        string pointer = code.Indexed(target);
        string combine = Qualify.Runtime(op.Combine(new CodeArgs(Dialect.Scalar, type, type, node.Attributes, ["total", "item"])));
        var plain = new KernelBody(code, Dialect.Scalar, map, operands, body, isStruct: false);
        string rows = $"for (nint row = 0; row < {Long(map.RowCount)}; row++)", columns = $"for (nint column = 0; column < {Long(map.ColumnCount)}; column++)";

        // The outer loop goes over the results, the inner one over what is reduced.
        SourceWriter.Block? outer = alongRows ? null : body.Braces($"for (nint outer = 0; outer < {Long(map.OuterCount)}; outer++)");
        using (body.Braces(alongRows ? rows : columns))
        {
            body.Line($"{element} total = {Identity(op, type)};");
            using (body.Braces(alongRows ? columns : rows))
            {
                plain.WriteCounters();
                plain.Compute(kernel.Producer);
                body.Line($"{element} item = {plain.Operand(node.Inputs[0])};").Line($"total = {combine};");
            }
            body.Line($"{pointer}[{(alongRows ? "row" : $"outer * {Long(map.ColumnCount)} + column")}] = total;");
        }
        outer?.Dispose();
    }

    private string Literal(Dim size, KernelBody body) => body.Number(size);

    // The least and greatest integers are written as infinities in the op's table.
    internal static string Identity(ReductionOp op, ElementType type)
    {
        double value = op.Identity(type);
        if (ElementTypes.IsFloating(type) || type == ElementType.Bool) return Literals.Of(value, type);
        string name = ElementTypes.CSharpName(type);
        double least = type switch { ElementType.Int32 => int.MinValue, ElementType.Int64 => long.MinValue, _ => 0 };
        double greatest = type switch { ElementType.Int32 => int.MaxValue, ElementType.Int64 => long.MaxValue, _ => 255 };
        return value <= least ? $"{name}.MinValue" : value >= greatest ? $"{name}.MaxValue" : Literals.Of(value, type);
    }

    // The epilogue of a reduction: everything has one element a result.
    private sealed class FinishBody(PlanCode code, SourceWriter writer, string index)
    {
        private readonly Dictionary<int, string> values = [];

        public SortedDictionary<string, (string Type, string Value)> Fields { get; } = new(StringComparer.Ordinal);

        public void Define(int node, string value) => values[node] = value;

        public void Compute(IEnumerable<int> nodes)
        {
            foreach (int id in nodes)
            {
                Node node = code.Node(id);
                var inputs = node.Inputs.Select((input, i) => node.Op == WellKnownOps.Assign && i == 0 ? "" : Operand(input)).ToList();
                writer.Line($"V v{id} = {Qualify.Runtime(ScalarCode.Of(code.Plan.Graph, node, Dialect.Simd, inputs)!)};");
                values[id] = $"v{id}";
            }
        }

        public void Store(IEnumerable<Store> stores)
        {
            foreach (Store store in stores) writer.Line($"O.Store({Pointer(store.Buffer)} + {index}, {values[store.Node]});");
        }

        private string Operand(int id)
        {
            if (values.TryGetValue(id, out string? value)) return value;
            Node node = code.Node(id);
            if (node.IsConstant && !code.HasBuffer(id)) return ScalarCode.Constant(node, Dialect.Simd);
            if (node.Type.IsScalar)
            {
                if (node.IsConstant) return ScalarCode.Constant(node, Dialect.Simd);
                Fields[$"s{id}"] = (ElementTypes.CSharpName(node.Type.Element), code.Scalar(id));
                return $"O.Set(s{id})";
            }
            writer.Line($"V x{id} = O.Load({Pointer(code.BufferOf(id))} + {index});");
            return values[id] = $"x{id}";
        }

        private string Pointer(int buffer)
        {
            Fields[$"p{buffer}"] = (ElementTypes.CSharpName(code.Buffer(buffer).Type.Element) + "*", code.Pointer(buffer));
            return $"p{buffer}";
        }
    }
}

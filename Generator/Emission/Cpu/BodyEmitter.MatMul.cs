using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Cpu;

// Matrix products with their epilogues.
internal sealed partial class BodyEmitter
{
    private void EmitMatMul(MatMulKernel kernel)
    {
        Node product = code.Node(kernel.Product);
        Shape grid = product.Type.Shape;
        int rank = grid.Rank, a = code.BufferOf(product.Inputs[0]), b = code.BufferOf(product.Inputs[1]);
        bool transposeA = product.Attributes.Bool("transposeA"), transposeB = product.Attributes.Bool("transposeB");
        Shape shapeA = code.Buffer(a).Type.Shape;
        Dim m = grid[rank - 2], n = grid[rank - 1], k = shapeA[transposeA ? shapeA.Rank - 2 : shapeA.Rank - 1];

        // The batch: pointers move by a matrix each time; an operand without some batch axis stays.
        var operands = KernelOperands.Of(code, kernel.Nodes, kernel.Stores, kernel.Product);
        GridMap map = GridMap.Of(grid, operands.Select(code.Buffer).ToList(), rank - 2, rank - 1);
        // A product that is one column is finished along it, a vector of rows at a time.
        GridMap along = GridMap.Of(grid, operands.Select(code.Buffer).ToList(), rank - 2, rank - 2);
        bool isColumn = n == 1 && along.Columns.All(axis => axis.Strides.All(stride => stride == 0 || stride == 1));
        if (isColumn) map = along;
        GridMap batch = GridMap.Of(grid, [code.Buffer(a), code.Buffer(b)], rank - 2, rank - 1);
        bool isBatched = batch.OuterCount != 1;
        SourceWriter.Block? loop = isBatched ? body.Braces($"for (nint outer = 0; outer < {Long(batch.OuterCount)}; outer++)") : null;

        string element = ElementTypes.CSharpName(product.Type.Element);
        string strides(int buffer, bool transposed) => transposed ? $"1, {RowStride(buffer)}" : $"{RowStride(buffer)}, 1";
        string left = $"{code.Pointer(a)}{Offset(batch, 0)}, {strides(a, transposeA)}", right = $"{code.Pointer(b)}{Offset(batch, 1)}";
        string head = $"Pool, {Long(m)}, {Long(n)}, {Long(k)}, {left}, {right}, {strides(b, transposeB)}";
        if (kernel.Vector is null)
        {
            int target = kernel.Stores[0].Buffer;
            body.Line($"{Kernels}Gemm.MultiplyScalar<{element}>({head}, {code.Pointer(target)}{Offset(map, 0)}, {RowStride(target)});");
        }
        else
        {
            var writer = new SourceWriter();
            var inner = new KernelBody(code, Dialect.Simd, map, operands, writer, isStruct: true);
            inner.Define(kernel.Product, "sum");
            inner.WriteCounters();
            inner.Compute(kernel.Nodes);
            inner.Store(kernel.Stores);
            string name = WriteStruct($"{Kernels}IEpilogue<{element}>", code.Describe(kernel), inner, fields =>
            {
                if (isBatched) fields.Line("public nint outer;");
                Method(fields, $"public void Finish<O, V>(nint row, nint column, V sum) where O : struct, {Kernels}ISimd<{element}, V>", writer);
            });
            string made = New(name, inner, isBatched ? [("outer", "outer")] : []);
            bool padded = KernelOperands.ArePadded(code, map, operands) && (isColumn ? transposeA && HasPaddedRows(a, m) : transposeB || HasPaddedRows(b, n));
            if (isColumn)
            {
                string step = transposeB ? "1" : RowStride(b);
                body.Line($"{Kernels}Gemv.Multiply<{element}, {name}>(Pool, {Long(m)}, {Long(k)}, {left}, {right}, {step}, padded: {Word(padded)}, {made});");
            }
            else
            {
                body.Line($"{Kernels}Gemm.Multiply<{element}, {name}>({head}, padded: {Word(padded)}, {made});");
            }
        }
        loop?.Dispose();
    }

    private static string Word(bool value) => value ? "true" : "false";

    private bool HasPaddedRows(int buffer, Dim columns) =>
        code.Buffer(buffer).HasPaddedRows || (columns.IsKnown && columns.Size % VariableLayout.Padding == 0);

    // " + i * stride" for the outer axes.
    private string Offset(GridMap map, int operand)
    {
        string text = "", rest = "outer";
        for (int i = map.Outer.Count - 1; i >= 0; i--)
        {
            GridMap.Axis axis = map.Outer[i];
            string index = i == 0 ? rest : $"({rest} % {Long(axis.Size)})";
            if (axis.Strides[operand] is var stride && stride != 0) text += $" + {index} * {Long(stride)}";
            rest = $"({rest} / {Long(axis.Size)})";
        }
        return text;
    }
}

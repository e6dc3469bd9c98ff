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
        var product = new Product(code, kernel);
        SourceWriter.Block? loop = product.IsBatched ? body.Braces($"for (nint outer = 0; outer < {Long(product.Batch.OuterCount)}; outer++)") : null;
        string strides(int buffer, bool transposed) => transposed ? $"1, {RowStride(buffer)}" : $"{RowStride(buffer)}, 1";
        string left = $"{code.Pointer(product.A)}{Offset(product.Batch, 0)}, {strides(product.A, product.TransposeA)}";
        string right = $"{code.Pointer(product.B)}{Offset(product.Batch, 1)}", m = Long(product.M), k = Long(product.K);
        string head = $"Pool, {m}, {Long(product.N)}, {k}, {left}, {right}, {strides(product.B, product.TransposeB)}";
        if (kernel.Vector is null)
        {
            int target = kernel.Stores[0].Buffer;
            body.Line($"{Kernels}Gemm.MultiplyScalar<{product.Element}>({head}, {code.Pointer(target)}{Offset(product.Map, 0)}, {RowStride(target)});");
        }
        else
        {
            var (name, made) = WriteEpilogue(kernel, product);
            string padded = $"padded: {Word(IsPadded(product))}";
            body.Line(product.IsColumn
                ? $"{Kernels}Gemv.Multiply<{product.Element}, {name}>(Pool, {m}, {k}, {left}, {right}, {Step(product)}, {padded}, {made});"
                : $"{Kernels}Gemm.Multiply<{product.Element}, {name}>({head}, {padded}, {made}{Panels(product.B)});");
        }
        loop?.Dispose();
    }

    /// <summary>A product with a column, and with what its epilogue makes a product of the same matrix, transposed: what a linear model's step does.</summary>
    /// <returns>Whether the two kernels are such a pair, and so written.</returns>
    private bool EmitBoth(Kernel there, Kernel back)
    {
        if (there is not MatMulKernel { Vector: not null } first || back is not MatMulKernel { Vector: not null } second) return false;
        Product forward = new(code, first), backward = new(code, second);
        if (!forward.IsColumn || forward.TransposeA || forward.IsBatched || !backward.IsColumn || !backward.TransposeA || backward.IsBatched) return false;
        if (forward.A != backward.A || !first.Stores.Any(store => store.Buffer == backward.B) || Step(backward) != "1") return false;

        body.Line().Line($"// {code.Describe(first)}").Line($"// {code.Describe(second)}");
        var (forwardName, forwardMade) = WriteEpilogue(first, forward);
        var (backwardName, backwardMade) = WriteEpilogue(second, backward);
        string matrix = $"{Long(forward.M)}, {Long(forward.K)}, {code.Pointer(forward.A)}, {RowStride(forward.A)}, {code.Pointer(forward.B)}, {Step(forward)}";
        body.Line($"{Kernels}Gemv.MultiplyBoth<{forward.Element}, {forwardName}, {backwardName}>(Pool, {matrix}, {forwardMade}, {code.Pointer(backward.B)}, padded: {Word(IsPadded(backward))}, {backwardMade});");
        return true;
    }

    private (string Name, string Made) WriteEpilogue(MatMulKernel kernel, Product product)
    {
        var writer = new SourceWriter();
        var inner = new KernelBody(code, Dialect.Simd, product.Map, product.Operands, writer, isStruct: true, isMoved: !product.IsColumn);
        inner.Define(kernel.Product, "sum");
        inner.WriteCounters();
        inner.Compute(kernel.Nodes);
        inner.Store(kernel.Stores);
        var moves = new SourceWriter();
        if (!product.IsColumn) inner.WriteMoves(moves);
        string name = WriteStruct($"{Kernels}{(product.IsColumn ? "IEpilogue" : "ITileEpilogue")}<{product.Element}>", code.Describe(kernel), inner, fields =>
        {
            if (product.IsBatched) fields.Line("public nint outer;");
            if (!product.IsColumn) Method(fields, "public void MoveTo(nint row, nint column)", moves);
            Method(fields, $"public void Finish<O, V>(nint row, nint column, V sum) where O : struct, {Kernels}ISimd<{product.Element}, V>", writer);
        });
        return (name, New(name, inner, product.IsBatched ? [("outer", "outer")] : []));
    }

    private bool IsPadded(Product product) => KernelOperands.ArePadded(code, product.Map, product.Operands)
        && (product.IsColumn ? product.TransposeA && HasPaddedRows(product.A, product.M) : product.TransposeB || HasPaddedRows(product.B, product.N));

    // Elements from one of the column to the next.
    private string Step(Product product) => product.TransposeB ? "1" : RowStride(product.B);

    private static string Word(bool value) => value ? "true" : "false";

    private bool HasPaddedRows(int buffer, Dim columns) =>
        code.Buffer(buffer).HasPaddedRows || (columns.IsKnown && columns.Size % VariableLayout.Padding == 0);

    private string Panels(int buffer) => code.Buffer(buffer) is { HasPanels: true } right ? $", panelStride: {right.PanelStride}" : "";

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

    /// <summary>A matrix product's operands and sizes: [M, K] by [K, N], for each element of the batch.</summary>
    private sealed class Product
    {
        public Product(PlanCode code, MatMulKernel kernel)
        {
            Node node = code.Node(kernel.Product);
            Shape grid = node.Type.Shape;
            int rank = grid.Rank;
            (A, B) = (code.BufferOf(node.Inputs[0]), code.BufferOf(node.Inputs[1]));
            (TransposeA, TransposeB) = (node.Attributes.Bool("transposeA"), node.Attributes.Bool("transposeB"));
            Shape shapeA = code.Buffer(A).Type.Shape;
            (M, N, K) = (grid[rank - 2], grid[rank - 1], shapeA[TransposeA ? shapeA.Rank - 2 : shapeA.Rank - 1]);
            Element = ElementTypes.CSharpName(node.Type.Element);
            Operands = KernelOperands.Of(code, kernel.Nodes, kernel.Stores, kernel.Product);
            Map = GridMap.Of(grid, Operands.Select(code.Buffer).ToList(), rank - 2, rank - 1);
            // A product that is one column is finished along it, a vector of rows at a time.
            GridMap along = GridMap.Of(grid, Operands.Select(code.Buffer).ToList(), rank - 2, rank - 2);
            IsColumn = N == 1 && along.Columns.All(axis => axis.Strides.All(stride => stride == 0 || stride == 1));
            if (IsColumn) Map = along;
            // The batch: pointers move by a matrix each time; an operand without some batch axis stays.
            Batch = GridMap.Of(grid, [code.Buffer(A), code.Buffer(B)], rank - 2, rank - 1);
        }

        /// <summary>The operands' buffers.</summary>
        public int A { get; }

        public int B { get; }

        public bool TransposeA { get; }

        public bool TransposeB { get; }

        public Dim M { get; }

        public Dim N { get; }

        public Dim K { get; }

        /// <summary>The C# type of the elements.</summary>
        public string Element { get; }

        /// <summary>Whether the result is a column, which the epilogue sees as one row.</summary>
        public bool IsColumn { get; }

        /// <summary>The buffers of the epilogue, and where its element lies in each.</summary>
        public IReadOnlyList<int> Operands { get; }

        public GridMap Map { get; }

        public GridMap Batch { get; }

        public bool IsBatched => Batch.OuterCount != 1;
    }
}

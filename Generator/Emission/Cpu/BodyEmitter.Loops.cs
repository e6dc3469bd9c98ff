using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Cpu;

// Elementwise kernels, calls and copies.
internal sealed partial class BodyEmitter
{
    private void EmitElementwise(ElementwiseKernel kernel)
    {
        var operands = KernelOperands.Of(code, kernel.Nodes, kernel.Stores);
        GridMap map = GridMap.Of(kernel.Grid, operands.Select(code.Buffer).ToList());
        if (kernel.Vector is { } type)
        {
            var writer = new SourceWriter();
            var inner = new KernelBody(code, Dialect.Simd, map, operands, writer, isStruct: true);
            inner.WriteCounters();
            inner.Compute(kernel.Nodes);
            inner.Store(kernel.Stores);
            string element = ElementTypes.CSharpName(type);
            string name = WriteStruct($"{Kernels}IElementwise<{element}>", code.Describe(kernel), inner, fields =>
                Method(fields, $"public void Run<O, V>(nint row, nint column) where O : struct, {Kernels}ISimd<{element}, V>", writer));
            string padded = KernelOperands.ArePadded(code, map, operands) ? "true" : "false";
            body.Line($"{Kernels}Loops.ForEach<{element}, {name}>(Pool, {Long(map.RowCount)}, {Long(map.ColumnCount)}, padded: {padded}, {New(name, inner)});");
            return;
        }
        var plain = new KernelBody(code, Dialect.Scalar, map, operands, body, isStruct: false);
        using (body.Braces($"for (nint row = 0; row < {Long(map.RowCount)}; row++)"))
        {
            plain.WriteCounters();
            using (body.Braces($"for (nint column = 0; column < {Long(map.ColumnCount)}; column++)"))
            {
                plain.Compute(kernel.Nodes);
                plain.Store(kernel.Stores);
            }
        }
    }

    private void EmitCall(CallKernel kernel)
    {
        Node node = code.Node(kernel.Node);
        if (node.Type.Kind == ValueKind.Summary)
        {
            body.Line($"{SummaryCode.Record} r{node.Id} = {SummaryCode.Of(code, node)};");
            return;
        }
        int target = kernel.Stores.Count > 0 ? kernel.Stores[0].Buffer : -1;
        var call = new KernelCall(
            node,
            node.Inputs.Select(input => code.Node(input).Type).ToList(),
            node.Inputs.Select(input => code.Pointer(code.BufferOf(input))).ToList(),
            target < 0 ? "" : code.Pointer(target),
            node.Inputs.Select(input => RowStride(code.BufferOf(input))).ToList(),
            target < 0 ? "0" : RowStride(target),
            size => size.IsKnown ? size.ToString() : code.Size(size));
        body.Line(Qualify.Runtime(((KernelOp)OpRegistry.Get(node.Op)).Call(call)) + ";");
    }

    private void EmitCopy(CopyKernel kernel)
    {
        var operands = new List<int> { kernel.From, kernel.To };
        BufferInfo from = code.Buffer(kernel.From), to = code.Buffer(kernel.To);
        if (from.IsDense && to.IsDense)
        {
            string bytes = code.Names.LongSize(from.Type.Shape.Count * ElementTypes.ByteSize(from.Type.Element));
            body.Line($"global::System.Buffer.MemoryCopy({code.Pointer(kernel.From)}, {code.Pointer(kernel.To)}, {bytes}, {bytes});");
            return;
        }
        GridMap map = GridMap.Of(to.Type.Shape, operands.Select(code.Buffer).ToList());
        var rows = new KernelBody(code, Dialect.Scalar, map, operands, body, isStruct: false);
        using (body.Braces($"for (nint row = 0; row < {Long(map.RowCount)}; row++)"))
        {
            rows.WriteCounters();
            using (body.Braces($"for (nint column = 0; column < {Long(map.ColumnCount)}; column++)")) rows.Copy(kernel.From, kernel.To);
        }
    }

    private string RowStride(int buffer)
    {
        Dim stride = code.Buffer(buffer).RowStride;
        return stride.IsKnown ? stride.ToString() : code.Size(stride);
    }

    private string Long(Dim size) => code.Names.LongSize(size);

    /// <summary>Writes a kernel's struct: its fields, then its methods; gives its name.</summary>
    private string WriteStruct(string contract, string description, KernelBody inner, Action<SourceWriter> methods)
    {
        string name = $"{plan.Fetch.Name}Kernel{structCount++}";
        if (structCount > 1) structs.Line();
        structs.Line($"// {description}");
        using (structs.Braces($"private unsafe struct {name} : {contract}"))
        {
            foreach (var field in inner.Fields) structs.Line($"public {field.Value.Type} {field.Key};");
            methods(structs);
        }
        return name;
    }

    private static void Method(SourceWriter text, string header, SourceWriter statements)
    {
        text.Line().Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]");
        using (text.Braces(header)) text.Line(statements.ToString().TrimEnd('\n'));
    }

    private static string New(string name, KernelBody inner, params (string Name, string Value)[] more)
    {
        var fields = inner.Fields.Select(field => $"{field.Key} = {field.Value.Value}").Concat(more.Select(item => $"{item.Name} = {item.Value}")).ToList();
        return fields.Count == 0 ? $"new {name}()" : $"new {name} {{ {string.Join(", ", fields)} }}";
    }
}

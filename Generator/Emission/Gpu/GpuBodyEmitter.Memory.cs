using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Optimization.Memory;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Gpu;

// Where values lie: the plan's slots, then feeds, results and single values, one after another in one block of device memory.
internal sealed partial class GpuBodyEmitter
{
    // Feeds and results by their number, each one's slot.
    private readonly Dictionary<(BufferKind Kind, int Index), string> outside = [];
    private int slotCount;

    private void WriteMemory(SourceWriter text)
    {
        foreach (VariableLayout variable in ReadVariables()) text.Line($"RequireValue(Variables.{variable.Field});");

        var places = new SourceWriter();
        var views = new SourceWriter();
        foreach (Dim bytes in plan.Slots) NewSlot(places, Code.Names.LongSize(bytes));
        for (int i = 0; i < plan.Buffers.Count; i++) WriteBuffer(places, views, i);
        foreach (int cell in gpu.Cells) WriteCell(places, views, Code.Node(cell));

        if (places.ToString().Length > 0)
            text.Line("long arenaEnd = 0;").Line(places.ToString().TrimEnd('\n')).Line($"{GpuPlan.ArrayView}<byte> arena = DeviceArena(arenaEnd);");
        WriteHostScalars(text);
        if (views.ToString().Length > 0) text.Line(views.ToString().TrimEnd('\n'));
        foreach (Node node in plan.Graph.Nodes)
            if (node.Op == WellKnownOps.Assign) text.Line($"MarkUpdated(Variables.{Layout(node.Inputs[0]).Field});");
    }

    private void WriteBuffer(SourceWriter places, SourceWriter views, int index)
    {
        BufferInfo buffer = Code.Buffer(index);
        if (gpu.IsSingle(buffer))
        {
            if (buffer.Kind == BufferKind.Variable && plan.Kernels.Any(kernel => kernel.Stores.Any(store => store.Buffer == index)))
                views.Line($"{GpuPlan.ArrayView}<{GpuPlan.MemoryType(buffer.Type.Element)}> {GpuPlan.TargetName(buffer)} = OnDevice(Variables.{plan.Variables[buffer.Index].Field});");
            return; // a single value
        }
        string type = GpuPlan.MemoryType(buffer.Type.Element), comment = $" // {Code.Node(buffer.Node).Name} {buffer.Type}{buffer.RowsText}";
        Dim bytes = ArenaPlanner.Bytes(buffer);
        string count = Code.Names.LongSize(bytes.TryDivide(ElementTypes.ByteSize(buffer.Type.Element), out Dim elements) ? elements : bytes);
        string declaration = $"{GpuPlan.ArrayView}<{type}> p{index} = ";
        switch (buffer.Kind)
        {
            case BufferKind.Arena:
                views.Line($"{declaration}View<{type}>(arena, slot{buffer.Index}, {count});{comment}");
                break;
            case BufferKind.Feed or BufferKind.Result:
                // One place and one upload, however many buffers are views of it.
                bool isFirst = !outside.TryGetValue((buffer.Kind, buffer.Index), out string? slot);
                if (isFirst) outside.Add((buffer.Kind, buffer.Index), slot = NewSlot(places, Code.Names.LongSize(bytes)));
                views.Line($"{declaration}View<{type}>(arena, {slot}, {count});{comment}");
                if (isFirst && buffer.Kind == BufferKind.Feed) views.Line($"Upload(p{index}, ({type}*){Code.Names.Parameters[buffer.Index]});");
                break;
            case BufferKind.Variable:
                views.Line($"{declaration}OnDevice(Variables.{plan.Variables[buffer.Index].Field});{comment}");
                break;
            case BufferKind.Data:
                views.Line($"{declaration}Constant(ref {ConstantName(gpu.Base(buffer.Node).Id)}, [{string.Join(", ", ScalarCode.Elements(gpu.Base(buffer.Node)).Select(item => MemoryLiteral(buffer.Type.Element, item)))}]);{comment}");
                break;
        }
    }

    // A value of rank 0 on the device. A variable that this run assigns is copied first: all reads see the value from before.
    private void WriteCell(SourceWriter places, SourceWriter views, Node node)
    {
        string type = GpuPlan.MemoryType(node.Type.Element), declaration = $"{GpuPlan.ArrayView}<{type}> {GpuPlan.CellName(node.Id)} = ", comment = $" // {node.Name} {node.Type}";
        if (node.IsVariable && !gpu.IsAssigned(node.Id))
        {
            views.Line($"{declaration}OnDevice(Variables.{Layout(node.Id).Field}).SubView(0, 1);{comment}");
            return;
        }
        string slot = NewSlot(places, $"{ElementTypes.ByteSize(node.Type.Element)}");
        views.Line($"{declaration}View<{type}>(arena, {slot}, 1);{comment}");
        if (node.IsVariable) views.Line($"CopyOnDevice(OnDevice(Variables.{Layout(node.Id).Field}).SubView(0, 1), {GpuPlan.CellName(node.Id)});");
        if (gpu.IsOnHost(node.Id)) views.Line($"UploadOne<{type}>({GpuPlan.CellName(node.Id)}, {GpuPlan.ToMemory(node.Type.Element, Code.Scalar(node.Id))});");
    }

    private string NewSlot(SourceWriter places, string bytes)
    {
        string slot = $"slot{slotCount++}";
        places.Line($"long {slot} = Place(ref arenaEnd, {bytes});");
        return slot;
    }

    private void WriteHostScalars(SourceWriter text)
    {
        foreach (ScalarKernel kernel in plan.Kernels.OfType<ScalarKernel>())
            foreach (int id in kernel.Nodes)
            {
                if (!gpu.IsOnHost(id)) continue;
                Node node = Code.Node(id);
                string value = ScalarCode.Of(plan.Graph, node, Dialect.Scalar, node.Inputs.Select(Code.Scalar).ToList())!;
                text.Line($"{Code.Type(id)} s{id} = {Cpu.Qualify.Runtime(value)}; // {node.Name}");
            }
    }

    private void WriteResults()
    {
        for (int i = 0; i < plan.Fetch.Results.Count; i++)
        {
            Node node = Code.Node(plan.Fetch.Results[i].Node);
            if (!node.Type.IsTensor) continue;
            string type = GpuPlan.MemoryType(node.Type.Element);
            if (!node.Type.IsScalar)
            {
                int buffer = plan.Buffers.ToList().FindIndex(item => item.Kind == BufferKind.Result && item.Index == i);
                launches.Line($"Download(p{buffer}, ({type}*)result{i});");
            }
            else if (gpu.IsOnHost(node.Id)) launches.Line($"*result{i} = {Code.Scalar(node.Id)};");
            else launches.Line($"Download({gpu.Cell(node.Id)}, ({type}*)result{i});");
        }
    }

    private void WriteConstants(SourceWriter text)
    {
        foreach (Node node in plan.Buffers.Where(buffer => buffer.Kind == BufferKind.Data).Select(buffer => gpu.Base(buffer.Node)).Distinct())
            text.Line().Line($"private {GpuPlan.Ilgpu}Runtime.MemoryBuffer1D<{GpuPlan.MemoryType(node.Type.Element)}, {GpuPlan.Ilgpu}Stride1D.Dense>? {ConstantName(node.Id)}; // {node.Name}: {node.Type}");
    }

    private string ConstantName(int node) => $"constantOf{plan.Fetch.Name}{node}";

    private static string MemoryLiteral(ElementType type, string literal) => type == ElementType.Bool ? (literal == "true" ? "1" : "0") : literal;

    private VariableLayout Layout(int node)
    {
        for (int i = 0; i < plan.Graph.Variables.Count; i++)
            if (plan.Graph.Variables[i].Node == node) return plan.Variables[i];
        throw new InvalidOperationException($"'{Code.Node(node).Name}' is no variable.");
    }

    private IEnumerable<VariableLayout> ReadVariables()
    {
        var read = new HashSet<int>(plan.Graph.Nodes.SelectMany(node => node.Op == WellKnownOps.Assign ? [node.Inputs[1]] : (IEnumerable<int>)node.Inputs)
            .Concat(plan.Fetch.Results.Select(result => result.Node)));
        return plan.Graph.Variables.Where(variable => read.Contains(variable.Node)).Select(variable => Layout(variable.Node));
    }
}

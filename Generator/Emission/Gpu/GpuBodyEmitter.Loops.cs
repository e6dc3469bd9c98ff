using AotNet.Generator.Emission.Cpu;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Gpu;

// Kernels without shared memory: one lane an element.
internal sealed partial class GpuBodyEmitter
{
    private void EmitElementwise(ElementwiseKernel kernel)
    {
        var operands = KernelOperands.Of(Code, kernel.Nodes, kernel.Stores);
        GridMap map = GridMap.Of(kernel.Grid, operands.Select(Code.Buffer).ToList());
        EmitGrid(map, operands, Code.Describe(kernel), body =>
        {
            body.Compute(kernel.Nodes);
            body.Store(kernel.Stores);
        });
    }

    private void EmitCopy(CopyKernel kernel)
    {
        List<int> operands = [kernel.From, kernel.To];
        GridMap map = GridMap.Of(Code.Buffer(kernel.To).Type.Shape, operands.Select(Code.Buffer).ToList());
        EmitGrid(map, operands, $"copy of '{Code.Node(Code.Buffer(kernel.From).Node).Name}'", body => body.Copy(kernel.From, kernel.To));
    }

    private void EmitGrid(GridMap map, List<int> operands, string description, Action<GpuBody> write)
    {
        GpuKernel target = NewKernel();
        var body = new GpuBody(target, map, operands, target.Body);
        bool isFlat = map.Rows.Count == 0;
        string counter = isFlat ? "column" : "item";
        target.Body.Line($"int {counter} = {GpuPlan.Ilgpu}Grid.IdxX * {Group} + {GpuPlan.Ilgpu}Group.IdxX;");
        target.Body.Line($"if ({counter} >= {target.Size(map.RowCount * map.ColumnCount)}) return;");
        if (!isFlat)
        {
            string columns = target.Size(map.ColumnCount);
            target.Body.Line($"int row = item / {columns}, column = item % {columns};");
            body.WriteCounters("row", map.Rows);
        }
        write(body);
        Finish(target, description, Long(map.RowCount * map.ColumnCount), Group);
    }

    private void EmitCall(CallKernel kernel)
    {
        Node node = Code.Node(kernel.Node);
        var op = (KernelOp)OpRegistry.Get(node.Op);
        GpuKernel target = NewKernel();
        int result = kernel.Stores[0].Buffer;
        var call = new KernelCall(
            node,
            node.Inputs.Select(input => Code.Node(input).Type).ToList(),
            node.Inputs.Select(input => target.Buffer(Code.BufferOf(input))).ToList(),
            target.Buffer(result),
            node.Inputs.Select(input => target.Size(Code.Buffer(Code.BufferOf(input)).RowStride)).ToList(),
            target.Size(Code.Buffer(result).RowStride),
            target.Size);
        Dim lanes = op.GpuLanes(call);
        target.Body.Line($"int i = {GpuPlan.Ilgpu}Grid.IdxX * {Group} + {GpuPlan.Ilgpu}Group.IdxX;");
        target.Body.Line($"if (i >= {target.Size(lanes)}) return;");
        target.Body.Line(op.Gpu(call) ?? throw new InvalidOperationException($"{node.Op} has no code for a device."));
        Finish(target, Code.Describe(kernel), Long(lanes), Group);
    }

    // What the host knows is computed there; the rest by one lane.
    private void EmitScalars(ScalarKernel kernel)
    {
        var nodes = kernel.Nodes.Where(id => !gpu.IsOnHost(id)).ToList();
        if (nodes.Count == 0) return;
        GpuKernel target = NewKernel();
        var operands = KernelOperands.Of(Code, nodes, []);
        var body = new GpuBody(target, GridMap.Of(Shape.Scalar, operands.Select(Code.Buffer).ToList()), operands, target.Body);
        target.Body.Line($"if ({GpuPlan.Ilgpu}Group.IdxX > 0) return;");
        body.Compute(nodes);
        foreach (int id in nodes)
        {
            ElementType type = Code.Node(id).Type.Element;
            string view = Code.Node(id).Op == WellKnownOps.Assign ? target.Target(kernel.Stores.First(store => store.Node == id).Buffer) : target.View(gpu.Cell(id), type);
            target.Body.Line($"{view}[0] = {GpuPlan.ToMemory(type, body.Operand(id))};");
        }
        Finish(target, $"scalars: {string.Join(", ", nodes.Select(id => $"{Code.Node(id).Op} '{Code.Node(id).Name}'"))}", "1", 1);
    }
}

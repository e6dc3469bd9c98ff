using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Ops;
using AotNet.Generator.Shapes;

namespace AotNet.Generator.Emission.Cpu;

/// <summary>
/// Writes the body of one fetch: pointers to its buffers, then its kernels in order. Kernels whose values are all of one float
/// type are structs for the runtime's loops; others are plain loops here.
/// </summary>
internal sealed partial class BodyEmitter
{
    private const string Kernels = "global::AotNet.Kernels.";

    private readonly FetchPlan plan;
    private readonly PlanCode code;
    private readonly SourceWriter body = new();
    private readonly SourceWriter structs = new();
    private int structCount;

    private BodyEmitter(FetchPlan plan, SessionNames names)
    {
        this.plan = plan;
        code = new PlanCode(plan, names);
    }

    /// <summary>The members of the session that run a plan: the method, the kernels' structs and constant data.</summary>
    public static string Members(FetchPlan plan, FetchSignature signature)
    {
        var emitter = new BodyEmitter(plan, signature.Names);
        for (int i = 0; i < plan.Kernels.Count; i++)
        {
            if (i + 1 < plan.Kernels.Count && emitter.EmitBoth(plan.Kernels[i], plan.Kernels[i + 1])) i++;
            else emitter.Emit(plan.Kernels[i]);
        }

        var text = new SourceWriter();
        // Loops in the method itself would otherwise run unoptimized for the first thousand steps.
        text.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
        using (text.Braces(signature.BodyHeader))
        {
            text.Line("ran = true;");
            emitter.WriteBuffers(text);
            text.Line(emitter.body.ToString().TrimEnd('\n'));
            emitter.WriteResults(text);
        }
        string kernels = emitter.structs.ToString().TrimEnd('\n');
        if (kernels.Length > 0) text.Line().Line(kernels);
        emitter.WriteData(text);
        return text.ToString().TrimEnd('\n');
    }

    private void Emit(Kernel kernel)
    {
        if (kernel is not ScalarKernel and not CopyKernel) body.Line().Line($"// {code.Describe(kernel)}");
        switch (kernel)
        {
            case ScalarKernel item: EmitScalars(item); break;
            case ElementwiseKernel item: EmitElementwise(item); break;
            case MatMulKernel item: EmitMatMul(item); break;
            case ReductionKernel item: EmitReduction(item); break;
            case CallKernel item: EmitCall(item); break;
            case CopyKernel item: EmitCopy(item); break;
        }
    }

    private void WriteBuffers(SourceWriter text)
    {
        foreach (string variable in ReadVariables()) text.Line($"RequireValue(Variables.{variable});");
        if (plan.Slots.Count > 0)
        {
            text.Line($"// Working memory: {plan.Slots.Aggregate((Dim)0, (sum, slot) => sum + slot).ToDisplayString()} bytes.");
            // Slots start on multiples of 128 bytes: vectors of every width are aligned, and a row may be overrun up to the next 16 doubles.
            text.Line("nint arenaEnd = 0;");
            for (int i = 0; i < plan.Slots.Count; i++)
                text.Line($"nint slot{i} = arenaEnd; arenaEnd += ({code.Names.LongSize(plan.Slots[i])} + 127) & ~(nint)127;");
            text.Line("byte* arena = Arena(arenaEnd);");
        }

        foreach (int node in plan.Graph.Nodes.Where(node => node.Type.IsScalar).Select(node => node.Id)) WriteScalarLeaf(text, plan.Graph.Nodes[node]);
        for (int i = 0; i < plan.Buffers.Count; i++)
        {
            BufferInfo buffer = plan.Buffers[i];
            string type = ElementTypes.CSharpName(buffer.Type.Element) + "*";
            string? value = buffer.Kind switch
            {
                BufferKind.Feed => code.IsScalarFeed(buffer) ? null : code.Names.Parameters[buffer.Index],
                BufferKind.Variable => $"Variables.{plan.Variables[buffer.Index].Field}.Data",
                BufferKind.Result => $"result{buffer.Index}",
                BufferKind.Arena => $"({type})(arena + slot{buffer.Index})",
                BufferKind.Data => $"({type}){DataPointer(buffer.Node)}",
                _ => null,
            };
            if (value is not null) text.Line($"{type} p{i} = {value}; // {PlanPlace(buffer)}");
        }
    }

    private string PlanPlace(BufferInfo buffer) =>
        $"{plan.Graph.Nodes[buffer.Node].Name} {buffer.Type}{buffer.RowsText}";

    // Values of rank 0 that kernels reach by address, and variables of rank 0, which are read before anything is assigned.
    private void WriteScalarLeaf(SourceWriter text, Node node)
    {
        string type = ElementTypes.CSharpName(node.Type.Element);
        if (node.IsVariable)
        {
            if (!IsRead(node.Id)) return;
            int index = plan.Graph.Variables.ToList().FindIndex(variable => variable.Node == node.Id);
            text.Line($"{type} s{node.Id} = *Variables.{plan.Variables[index].Field}.Data;");
        }
        else if (code.HasBuffer(node.Id) && code.Buffer(code.BufferOf(node.Id)).Kind == BufferKind.Local)
        {
            if (node.IsConstant || node.Op == WellKnownOps.DimSize) text.Line($"{type} s{node.Id} = {code.Scalar(node.Id)};");
            else if (!ScalarNodes.Contains(node.Id)) text.Line($"{type} s{node.Id} = default;");
        }
    }

    private HashSet<int> ScalarNodes => field ??= [.. plan.Kernels.OfType<ScalarKernel>().SelectMany(kernel => kernel.Nodes)];

    private HashSet<int> ReadNodes => field ??= [.. plan.Graph.Nodes.SelectMany(node => node.Op == WellKnownOps.Assign ? [node.Inputs[1]] : (IEnumerable<int>)node.Inputs),
        .. plan.Fetch.Results.Select(result => result.Node)];

    private bool IsRead(int node) => ReadNodes.Contains(node);

    private IEnumerable<string> ReadVariables() =>
        plan.Graph.Variables.Zip(plan.Variables, (variable, layout) => (variable, layout)).Where(item => IsRead(item.variable.Node)).Select(item => item.layout.Field);

    private void WriteResults(SourceWriter text)
    {
        for (int i = 0; i < plan.Fetch.Results.Count; i++)
        {
            int node = plan.Fetch.Results[i].Node;
            if (code.Node(node).Type.IsScalar) text.Line($"*result{i} = {code.Scalar(node)};");
            if (code.Node(node).Type.Kind == ValueKind.Summary) text.Line($"result{i} = r{node};");
        }
        if (plan.Fetch.Name == FetchRequest.Initialize) return;
        foreach (Node node in plan.Graph.Nodes)
            if (node.Op == WellKnownOps.Assign && !IsRead(node.Inputs[0]))
                text.Line($"MarkAssigned(Variables.{plan.Variables[plan.Graph.Variables.ToList().FindIndex(variable => variable.Node == node.Inputs[0])].Field});");
    }

    private void EmitScalars(ScalarKernel kernel)
    {
        foreach (int id in kernel.Nodes)
        {
            Node node = code.Node(id);
            var inputs = node.Inputs.Select(input => code.Node(input).Type.IsScalar ? code.Scalar(input) : "*" + code.Pointer(code.BufferOf(input))).ToList();
            if (node.Op == WellKnownOps.Assign)
            {
                body.Line($"*p{kernel.Stores.First(store => store.Node == id).Buffer} = {inputs[1]};");
                continue;
            }
            string text = ScalarCode.Of(plan.Graph, node, Dialect.Scalar, inputs)!;
            body.Line($"{code.Type(id)} s{id} = {Qualify.Runtime(text)}; // {node.Name}");
        }
    }
}

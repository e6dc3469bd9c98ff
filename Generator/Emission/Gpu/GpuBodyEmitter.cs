using AotNet.Generator.Common;
using AotNet.Generator.Emission.Cpu;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;
using AotNet.Generator.Ops;

namespace AotNet.Generator.Emission.Gpu;

/// <summary>
/// Writes the body of one fetch for a device: where its buffers lie, uploads, launches in the plan's order, downloads; and its
/// kernels, explicitly grouped static methods that ILGPU compiles.
/// </summary>
internal sealed partial class GpuBodyEmitter
{
    /// <summary>Lanes of a group in kernels without shared memory.</summary>
    private const int Group = 128;

    private readonly FetchPlan plan;
    private readonly GpuPlan gpu;
    private readonly SourceWriter launches = new();
    private readonly SourceWriter kernels = new();
    private int kernelCount;

    private GpuBodyEmitter(FetchPlan plan, SessionNames names)
    {
        this.plan = plan;
        gpu = new GpuPlan(plan, names);
    }

    private PlanCode Code => gpu.Code;

    /// <summary>The members of the session that run a plan: the method, its kernels, and constants on the device.</summary>
    public static string Members(FetchPlan plan, FetchSignature signature)
    {
        var emitter = new GpuBodyEmitter(plan, signature.Names);
        foreach (Kernel kernel in plan.Kernels) emitter.Emit(kernel);
        emitter.WriteResults();

        var text = new SourceWriter();
        using (text.Braces(signature.BodyHeader))
        {
            text.Line("ran = true;").Line("Bind();");
            emitter.WriteMemory(text);
            text.Line(emitter.launches.ToString().TrimEnd('\n'));
        }
        text.Line(emitter.kernels.ToString().TrimEnd('\n'));
        emitter.WriteConstants(text);
        return text.ToString().TrimEnd('\n');
    }

    private void Emit(Kernel kernel)
    {
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

    private GpuKernel NewKernel() => new($"{plan.Fetch.Name}Kernel{kernelCount++}", gpu);

    private void Finish(GpuKernel kernel, string description, string lanes, int group, IEnumerable<string>? helpers = null)
    {
        kernel.WriteMethod(kernels, description, helpers);
        kernel.WriteLaunch(launches, lanes, group);
    }

    private string Long(Shapes.Dim size) => Code.Names.LongSize(size) is var text && size.IsKnown ? text : $"({text})";
}

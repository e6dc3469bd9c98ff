using AotNet.Generator.Common;
using AotNet.Generator.Frontend;
using AotNet.Generator.Graph;
using AotNet.Generator.Optimization;

namespace AotNet.Generator.Emission.Gpu;

/// <summary>Writes a model's files for devices, where the user's project refers to ILGPU and AotNet.Gpu.</summary>
internal static class GpuModelEmitter
{
    /// <summary>A type of each assembly that generated code needs; a compilation that lacks one gets no GPU session.</summary>
    public static readonly EquatableArray<string> RequiredTypes = ["ILGPU.Runtime.Accelerator", "ILGPU.Algorithms.XMath", "AotNet.Gpu.GpuSessionBase"];

    /// <summary>The session, with those fetches that have a body.</summary>
    public static EmittedFile Session(ModelDeclaration declaration, ModelGraph graph, EquatableArray<GpuOmission> omitted) =>
        new($"{declaration.HintName}.GpuSession.g.cs", GpuSessionEmitter.Emit(declaration, graph, omitted));

    /// <summary>The bodies of all fetches and their kernels, each as <see cref="GpuBodyEmitter.Members"/> gives it.</summary>
    public static EmittedFile Bodies(ModelFrame frame, IEnumerable<string> bodies) =>
        new($"{frame.HintName}.Gpu.g.cs", ModelFile.Write(frame, "unsafe partial class GpuSession", bodies));

    /// <summary>All of a model's files for devices, besides those of <see cref="ModelEmitter.All"/>.</summary>
    public static IReadOnlyList<EmittedFile> All(ModelDeclaration declaration, ModelGraph graph, Func<ModelGraph, ModelGraph> differentiate, bool optimize = true, CancellationToken cancellation = default)
    {
        var plans = FetchRequest.Of(differentiate(graph), VariableLayout.Of(graph)).Where(request => request.Fetch.Name != FetchRequest.Initialize)
            .Select(request => Optimizer.Plan(request, cancellation, optimize)).ToList();
        var omitted = plans.Select(plan => GpuSupport.WhyNot(plan) is { } reason ? new GpuOmission(declaration.HintName, plan.Fetch.Name, reason) : null)
            .OfType<GpuOmission>().ToEquatableArray();
        var bodies = plans.Where(plan => omitted.All(item => item.Fetch != plan.Fetch.Name))
            .Select(plan => GpuBodyEmitter.Members(plan, ModelEmitter.Signature(graph, plan.Fetch.Name)));
        return [Session(declaration, graph, omitted), Bodies(ModelFrame.Of(declaration), bodies)];
    }
}
